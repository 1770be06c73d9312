package dev.tandem.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which requirements cover which sentence of "To another WCS server via WebRTC". */
public final class SeedCoverage {
  private static final String FILE = "/requirements/seed-coverage.yaml";

  /**
   * One sentence of the document.
   *
   * @param section its heading there
   * @param quote its first words, or those that matter
   * @param requirements the ids of the requirements that cover it
   * @param reason why it says nothing to be tested, if no requirement covers it
   */
  public record Sentence(
      String section, String quote, List<String> requirements, @Nullable String reason) {
    public Sentence {
      requirements = List.copyOf(requirements);
    }
  }

  private SeedCoverage() {}

  /** All sentences, in the order of the document. */
  public static List<Sentence> load() {
    List<Sentence> sentences = new ArrayList<>();
    try (InputStream in = SeedCoverage.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new CatalogueException(FILE + " is not on the class path");
      }
      for (JsonNode entry : YAMLMapper.shared().readTree(in)) {
        List<String> ids = new ArrayList<>();
        entry.path("requirements").forEach(id -> ids.add(id.asString("")));
        String reason = entry.path("reason").asString("");
        sentences.add(
            new Sentence(
                entry.path("section").asString(""),
                entry.path("quote").asString(""),
                ids,
                reason.isBlank() ? null : reason));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(sentences);
  }
}
