package dev.tandem.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All requirements, in the order of their files.
 *
 * @param hash SHA-256 over the files, in hex: it names this very catalogue
 */
public record Catalogue(List<Requirement> requirements, String hash) {
  private static final String FOLDER = "/requirements/";

  public Catalogue {
    requirements = List.copyOf(requirements);
  }

  /**
   * Reads the files of all areas from the class path.
   *
   * @throws CatalogueException naming the entry that cannot be read, or an id used twice
   */
  public static Catalogue load() {
    MessageDigest digest = sha256();
    List<Requirement> all = new ArrayList<>();
    for (Area area : Area.values()) {
      byte @Nullable [] file = read(FOLDER + area.file());
      if (file != null) {
        digest.update(file);
        all.addAll(RequirementFile.parse(area, file));
      }
    }
    refuseTwins(all);
    byte @Nullable [] foundations = read(FOLDER + FoundationFile.FILE);
    if (foundations == null) {
      throw new CatalogueException(FOLDER + FoundationFile.FILE + " is not on the class path");
    }
    digest.update(foundations);
    return new Catalogue(
        FoundationFile.apply(foundations, all), HexFormat.of().formatHex(digest.digest()));
  }

  /** The requirement of this id. */
  public Optional<Requirement> find(String id) {
    return requirements.stream().filter(requirement -> requirement.id().equals(id)).findFirst();
  }

  private static void refuseTwins(List<Requirement> all) {
    Set<String> ids = new HashSet<>();
    for (Requirement requirement : all) {
      if (!ids.add(requirement.id())) {
        throw new CatalogueException("the id " + requirement.id() + " is used twice");
      }
    }
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
