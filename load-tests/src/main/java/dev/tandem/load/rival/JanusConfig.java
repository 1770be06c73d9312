package dev.tandem.load.rival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Configuration of a Janus that serves nothing but VideoRoom, by HTTP on the loopback device.
 *
 * @param httpPort where its API listens, on 127.0.0.1
 * @param mediaAddress address of its candidates; Janus passes the loopback device over
 * @param eventLoops threads that serve all peers; 0: a thread for each peer, as Janus comes
 */
record JanusConfig(int httpPort, String mediaAddress, int eventLoops) {
  private static final int FIRST_MEDIA_PORT = 20_000;
  private static final int LAST_MEDIA_PORT = 31_999;

  /** Writes the files into a folder, which {@code janus --configs-folder} is to be given. */
  void write(Path folder, Path modules) throws IOException {
    Files.writeString(folder.resolve("janus.jcfg"), core(folder, modules));
    Files.writeString(
        folder.resolve("janus.transport.http.jcfg"),
        """
        general: {
          json = "plain"
          base_path = "/janus"
          http = true
          port = %d
          ip = "127.0.0.1"
          https = false
        }
        admin: { admin_http = false }
        """
            .formatted(httpPort));
    Files.writeString(folder.resolve("janus.plugin.videoroom.jcfg"), "general: { }\n");
  }

  private String core(Path folder, Path modules) {
    return """
    general: {
      configs_folder = "%1$s"
      plugins_folder = "%2$s/plugins"
      transports_folder = "%2$s/transports"
      events_folder = "%2$s/events"
      loggers_folder = "%1$s"
      debug_level = 3
      debug_colors = false
      %3$s
    }
    media: {
      ipv6 = false
      rtp_port_range = "%4$d-%5$d"
    }
    nat: {
      ice_lite = true
      ice_tcp = false
      ice_enforce_list = "%6$s"
    }
    plugins: {
      disable = "%7$s"
    }
    transports: {
      disable = "%8$s"
    }
    events: { broadcast = false }
    """
        .formatted(
            folder,
            modules,
            eventLoops > 0 ? "event_loops = " + eventLoops : "",
            FIRST_MEDIA_PORT,
            LAST_MEDIA_PORT,
            mediaAddress,
            libraries(
                "audiobridge",
                "duktape",
                "echotest",
                "lua",
                "nosip",
                "recordplay",
                "sip",
                "streaming",
                "textroom",
                "videocall",
                "voicemail"),
            libraries("mqtt", "nanomsg", "pfunix", "rabbitmq", "websockets"));
  }

  private static String libraries(String... names) {
    StringBuilder list = new StringBuilder();
    for (String name : names) {
      list.append(list.isEmpty() ? "" : ",").append("libjanus_").append(name).append(".so");
    }
    return list.toString();
  }
}
