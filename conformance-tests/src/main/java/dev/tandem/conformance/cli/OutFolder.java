package dev.tandem.conformance.cli;

import dev.tandem.conformance.target.TargetException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for reports, looked at before a run takes its minutes. */
final class OutFolder {
  private OutFolder() {}

  /** Makes it, or says why reports cannot go there. */
  static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw unusable(folder, e.getFile() + " is a file");
    } catch (IOException e) {
      throw unusable(folder, String.valueOf(e.getMessage()));
    }
    if (!Files.isWritable(folder)) {
      throw unusable(folder, "this user may not write there");
    }
  }

  private static TargetException unusable(Path folder, String why) {
    return new TargetException(
        "the reports cannot go to %s: %s; --out names another folder".formatted(folder, why));
  }
}
