package dev.tandem.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables of processes and sockets, as a system writes them. */
final class FakeProc {
  private final Path root;

  FakeProc(Path root) {
    this.root = root;
  }

  ProcFs tables() {
    return new ProcFs(root);
  }

  FakeProc file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  FakeProc socket(long pid, int number, String inode) throws IOException {
    Path folder = Files.createDirectories(root.resolve(pid + "/fd"));
    Files.createSymbolicLink(
        folder.resolve(Integer.toString(number)), Path.of("socket:[" + inode + "]"));
    return this;
  }
}
