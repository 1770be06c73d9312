package dev.tandem.server.rest;

import com.sun.management.OperatingSystemMXBean;
import dev.tandem.server.media.api.EngineStats;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.stream.StreamInfo;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Figures for {@link StatMethod}, under the names of WCS where it has them. */
record StatGroups(
    StreamAccess streams,
    ConnectionAccess connections,
    RepublishAccess republishing,
    Supplier<EngineStats> engine) {

  List<StatMethod.Group> all() {
    return List.of(
        new StatMethod.Group("connection", this::connection),
        new StatMethod.Group("stream", this::stream),
        new StatMethod.Group("agent", this::agent),
        new StatMethod.Group("media", this::media),
        new StatMethod.Group("core", StatGroups::core),
        new StatMethod.Group("system", StatGroups::system));
  }

  private Map<String, Object> connection() {
    int count = connections.connections().size();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("connections", count);
    figures.put("connections_websocket", count);
    return figures;
  }

  private Map<String, Object> stream() {
    List<StreamInfo> all = streams.streams();
    long in = all.stream().filter(StreamInfo::published).count();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("streams_webrtc_in", in);
    figures.put("streams_webrtc_out", all.size() - in);
    return figures;
  }

  private Map<String, Object> agent() {
    List<RepublishInfo> all = republishing.republished();
    long pushes =
        all.stream().filter(info -> info.direction() == RepublishInfo.Direction.PUSH).count();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("agent_pushes", pushes);
    figures.put("agent_pulls", all.size() - pushes);
    return figures;
  }

  private Map<String, Object> media() {
    EngineStats stats = engine.get();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("media_loops", stats.loops());
    figures.put("media_packets_in", stats.packetsIn());
    figures.put("media_packets_out", stats.packetsOut());
    figures.put("media_bytes_in", stats.bytesIn());
    figures.put("media_bytes_out", stats.bytesOut());
    figures.put(
        "media_packets_dropped", stats.drops().values().stream().mapToLong(Long::longValue).sum());
    return figures;
  }

  private static Map<String, Object> core() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("core_threads", ManagementFactory.getThreadMXBean().getThreadCount());
    figures.put("core_java_totalMemory", runtime.totalMemory());
    figures.put("core_java_freeMemory", runtime.freeMemory());
    figures.put("core_java_maxMemory", runtime.maxMemory());
    figures.put("core_java_uptime", ManagementFactory.getRuntimeMXBean().getUptime());
    return figures;
  }

  /** Loads are percentages of all processors, memory is in octets. */
  private static Map<String, Object> system() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("system_java_cpu_usage", percent(system.getProcessCpuLoad()));
    figures.put("system_cpu_usage", percent(system.getCpuLoad()));
    figures.put("system_processors", system.getAvailableProcessors());
    figures.put("system_memory_total", system.getTotalMemorySize());
    figures.put("system_memory_free", system.getFreeMemorySize());
    return figures;
  }

  private static double percent(double load) {
    return Math.max(0, Math.round(load * 10_000) / 100.0);
  }
}
