package dev.tandem.load.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Linux tells of the machine and of this process's UDP sockets (proc(5)).
 *
 * @param busySeconds processor time used by all, on all processors
 * @param stolenSeconds taken by the host, share of all processors together
 * @param drops datagrams that sockets of this process had no room for
 */
record ProcFigures(double busySeconds, double stolenSeconds, long drops) {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER = 1;
  private static final int IDLE = 4;
  private static final int IO_WAIT = 5;
  private static final int STEAL = 8;
  private static final int INODE = 9;
  private static final String SOCKET = "socket:[";

  static ProcFigures read() {
    try {
      List<String> stat = Files.readAllLines(Path.of("/proc/stat"));
      String[] all = stat.getFirst().trim().split("\\s+", -1);
      double busy = 0;
      for (int i = USER; i < STEAL; i++) {
        busy += i == IDLE || i == IO_WAIT ? 0 : Double.parseDouble(all[i]);
      }
      int processors = Runtime.getRuntime().availableProcessors();
      double stolen = Double.parseDouble(all[STEAL]) / TICKS_PER_SECOND / processors;
      return new ProcFigures(busy / TICKS_PER_SECOND, stolen, ownDrops());
    } catch (IOException | RuntimeException e) {
      return new ProcFigures(0, 0, 0);
    }
  }

  double busySince(ProcFigures before) {
    return busySeconds - before.busySeconds;
  }

  double stolenSince(ProcFigures before) {
    return stolenSeconds - before.stolenSeconds;
  }

  private static long ownDrops() throws IOException {
    Set<String> own = ownSockets();
    long drops = 0;
    for (String table : List.of("/proc/net/udp", "/proc/net/udp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.trim().split("\\s+", -1);
        if (fields.length > INODE && own.contains(fields[INODE])) {
          drops += Long.parseLong(fields[fields.length - 1]);
        }
      }
    }
    return drops;
  }

  private static Set<String> ownSockets() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        String target = target(descriptor);
        if (target.startsWith(SOCKET)) {
          inodes.add(target.substring(SOCKET.length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
