package dev.tandem.conformance.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Of which checks evidence is kept, and where.
 *
 * @param folder the folder of the reports, in which evidence/ is; null keeps none
 * @param sources add what belongs to the target rather than to a check, such as the servers' logs;
 *     each is called once for every check whose evidence is written
 */
public record EvidencePolicy(Keep keep, @Nullable Path folder, List<Consumer<Evidence>> sources) {
  /** Nothing is kept. */
  public static final EvidencePolicy NONE = new EvidencePolicy(Keep.NONE, null, List.of());

  /** The folder of all evidence, below that of the reports. */
  public static final String FOLDER = "evidence";

  /** Of which checks. */
  public enum Keep {
    ALL,
    FAILING,
    NONE
  }

  public EvidencePolicy {
    sources = List.copyOf(sources);
  }

  /** Whether evidence of a check that ended so is kept. */
  public boolean wants(boolean failed) {
    return folder != null && (keep == Keep.ALL || (keep == Keep.FAILING && failed));
  }

  /** Removes the evidence of an earlier run in the same folder. */
  public void clear() {
    if (folder == null || !Files.isDirectory(folder.resolve(FOLDER))) {
      return;
    }
    try (Stream<Path> folders = Files.list(folder.resolve(FOLDER))) {
      for (Path old : folders.filter(EvidencePolicy::isOurs).toList()) {
        delete(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path old) {
    return Files.isDirectory(old) && old.getFileName().toString().startsWith("WCS-");
  }

  private static void delete(Path old) throws IOException {
    try (Stream<Path> all = Files.walk(old)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Writes it and returns its folder relative to that of the reports, such as evidence/a-b. */
  public String write(String name, Evidence evidence, KnownSecrets secrets) {
    if (folder == null) {
      throw new IllegalStateException("there is no folder for evidence");
    }
    String path = FOLDER + "/" + name.replaceAll("[^A-Za-z0-9._-]", "-");
    sources.forEach(source -> source.accept(evidence));
    try {
      evidence.write(folder.resolve(path), secrets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }
}
