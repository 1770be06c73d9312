package dev.tandem.load.process;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/** Finds the process that listens on a TCP port of this machine. */
public final class Listeners {
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private final ProcFs proc;

  public Listeners(ProcFs proc) {
    this.proc = proc;
  }

  /** The process; empty where none listens, or where it belongs to somebody else. */
  public OptionalLong processOf(int port) {
    Set<String> inodes = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      proc.lines("net", table).stream()
          .skip(1)
          .forEach(line -> {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length > INODE && listensOn(columns, port)) {
              inodes.add(columns[INODE]);
            }
          });
    }
    if (inodes.isEmpty()) {
      return OptionalLong.empty();
    }
    return proc.processes().stream()
        .filter(pid -> proc.sockets(Long.toString(pid)).stream().anyMatch(inodes::contains))
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static boolean listensOn(String[] columns, int port) {
    String address = columns[LOCAL_ADDRESS];
    String hex = address.substring(address.indexOf(':') + 1);
    return columns[STATE].equals(LISTEN) && hex.equals(String.format(Locale.ROOT, "%04X", port));
  }
}
