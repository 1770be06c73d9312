package dev.tandem.load.process;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts the datagrams that have found a full receive buffer at the sockets of one process. The
 * long tables that tell of each socket are read only where the short one of the process's network
 * namespace tells that some socket has dropped something since: reading them each second would keep
 * a processor from clients and server for a twentieth of the time.
 */
final class UdpDrops {
  private static final List<String> TABLES = List.of("udp", "udp6");
  private static final int INODE = 9;
  private static final String IPV4 = "Udp: ";
  private static final String IPV6 = "Udp6RcvbufErrors";
  private static final int IPV4_ERRORS = 5;

  private final ProcFs proc;
  private final String pid;
  private long allTogether = -1;
  private OptionalLong own = OptionalLong.empty();

  UdpDrops(ProcFs proc, long pid) {
    this.proc = proc;
    this.pid = Long.toString(pid);
  }

  /**
   * So many so far, of the sockets that were open when the last one was dropped; empty where the
   * process has none that may be seen.
   */
  synchronized OptionalLong soFar() {
    long now = ofTheNamespace();
    if (now != allTogether) {
      allTogether = now;
      Set<String> inodes = new HashSet<>(proc.sockets(pid));
      own = inodes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ofTheSockets(inodes));
    }
    return own;
  }

  private long ofTheNamespace() {
    long errors = 0;
    for (String line : proc.lines(pid, "net", "snmp")) {
      String[] columns = line.split(" ", -1);
      if (line.startsWith(IPV4) && columns.length > IPV4_ERRORS && isNumber(columns[1])) {
        errors += Long.parseLong(columns[IPV4_ERRORS]);
      }
    }
    for (String line : proc.lines(pid, "net", "snmp6")) {
      if (line.startsWith(IPV6)) {
        errors += Long.parseLong(line.substring(IPV6.length()).strip());
      }
    }
    return errors;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }

  private long ofTheSockets(Set<String> inodes) {
    long drops = 0;
    for (String table : TABLES) {
      for (String line : proc.lines(pid, "net", table)) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > INODE && inodes.contains(columns[INODE])) {
          drops += Long.parseLong(columns[columns.length - 1]);
        }
      }
    }
    return drops;
  }
}
