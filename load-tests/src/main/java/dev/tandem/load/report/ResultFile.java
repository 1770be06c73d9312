package dev.tandem.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results on disk, as JSON. */
public final class ResultFile {
  private static final long LONGEST = 256 << 20;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ResultFile() {}

  /** A result as JSON. */
  public static String write(LoadResult result) {
    return JSON.writeValueAsString(result) + "\n";
  }

  /** Writes a result where nothing half-written is ever seen. */
  public static void write(LoadResult result, Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(unfinished, write(result));
    Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a result back.
   *
   * @throws IOException with a sentence for the operator
   */
  public static LoadResult read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is longer than any result of a load test");
    }
    try {
      LoadResult result = JSON.readValue(file.toFile(), LoadResult.class);
      if (result.formatVersion() != LoadResult.FORMAT) {
        throw new IOException(
            "%s has format %d; this program reads format %d"
                .formatted(file, result.formatVersion(), LoadResult.FORMAT));
      }
      return result;
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new IOException(file + " is not the result of a load test", e);
    }
  }
}
