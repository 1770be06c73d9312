package dev.tandem.load.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The system's tables of processes and sockets (proc(5)). What is not there, or may not be read, is
 * told as empty: then the figures that need it are left out.
 */
public final class ProcFs {
  private static final String SOCKET = "socket:[";

  private final Path root;

  ProcFs(Path root) {
    this.root = root;
  }

  /** The tables of this machine. */
  public static ProcFs ofThisMachine() {
    return new ProcFs(Path.of("/proc"));
  }

  /** The lines of a table; none where it cannot be read. */
  List<String> lines(String... path) {
    Path file = root;
    for (String name : path) {
      file = file.resolve(name);
    }
    try {
      return Files.readAllLines(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The numbers of all processes. */
  List<Long> processes() {
    List<Long> pids = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9]*")) {
      for (Path folder : folders) {
        pids.add(Long.parseLong(folder.getFileName().toString()));
      }
    } catch (IOException e) {
      return List.of();
    }
    return pids;
  }

  /** The inodes of a process's sockets, as the tables of sockets name them. */
  List<String> sockets(String pid) {
    List<String> inodes = new ArrayList<>();
    Path folder = root.resolve(pid).resolve("fd");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        socket(file, inodes);
      }
    } catch (IOException e) {
      return List.of();
    }
    return inodes;
  }

  private static void socket(Path file, List<String> inodes) {
    try {
      String name = Files.readSymbolicLink(file).toString();
      if (name.startsWith(SOCKET)) {
        inodes.add(name.substring(SOCKET.length(), name.length() - 1));
      }
    } catch (IOException closedMeanwhile) {
      // it is no longer a socket of the process
    }
  }
}
