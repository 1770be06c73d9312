package dev.tandem.conformance.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of one server on this machine; {@code mediaFrom..mediaTo} are UDP, inclusive. */
public record ServerPorts(int ws, int wss, int http, int https, int mediaFrom, int mediaTo) {
  private static final int MEDIA_PORTS = 10;

  /** Free loopback ports; nothing keeps them reserved. */
  public static ServerPorts free() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      int media = freeMediaRange();
      return new ServerPorts(
          held.get(0).getLocalPort(),
          held.get(1).getLocalPort(),
          held.get(2).getLocalPort(),
          held.get(3).getLocalPort(),
          media,
          media + MEDIA_PORTS - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(ServerPorts::closeQuietly);
    }
  }

  /** The given ports if all are free, else other free ones. */
  public static ServerPorts preferred(ServerPorts wanted) {
    boolean free =
        tcpFree(wanted.ws)
            && tcpFree(wanted.wss)
            && tcpFree(wanted.http)
            && tcpFree(wanted.https)
            && udpRangeFree(wanted.mediaFrom);
    return free ? wanted : free();
  }

  /** The settings that make a server use these ports on loopback. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ip", "127.0.0.1");
    settings.put("ws.port", String.valueOf(ws));
    settings.put("wss.port", String.valueOf(wss));
    settings.put("http.port", String.valueOf(http));
    settings.put("https.port", String.valueOf(https));
    settings.put("media_port_from", String.valueOf(mediaFrom));
    settings.put("media_port_to", String.valueOf(mediaTo));
    return settings;
  }

  public ServerAddress address(String host) {
    return ServerAddress.of(host, ws, wss, http, https);
  }

  private static int freeMediaRange() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int from = ThreadLocalRandom.current().nextInt(20_001, 31_000) | 1;
      if (udpRangeFree(from)) {
        return from;
      }
    }
    throw new IllegalStateException("no " + MEDIA_PORTS + " free UDP ports in a row");
  }

  private static boolean udpRangeFree(int from) {
    for (int port = from; port < from + MEDIA_PORTS; port++) {
      try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(port))) {
        socket.setReuseAddress(false);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private static boolean tcpFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void closeQuietly(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
