package dev.tandem.conformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a server can be said to conform to: the requirements of some areas and levels that need
 * nothing but some capabilities.
 *
 * @param title what that means, in a few words
 */
public record Profile(
    String name, String title, Set<Area> areas, Set<Level> levels, Set<Capability> capabilities) {
  private static final String FILE = "/requirements/profiles.yaml";

  public Profile {
    areas = Set.copyOf(areas);
    levels = Set.copyOf(levels);
    capabilities = Set.copyOf(capabilities);
  }

  /** All profiles, the widest first. */
  public static List<Profile> all() {
    List<Profile> profiles = new ArrayList<>();
    try (InputStream in = Profile.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new CatalogueException(FILE + " is not on the class path");
      }
      for (JsonNode entry : YAMLMapper.shared().readTree(in)) {
        profiles.add(
            new Profile(
                entry.path("profile").asString(""),
                entry.path("title").asString(""),
                constants(entry.path("areas"), Area.class),
                constants(entry.path("levels"), Level.class),
                constants(entry.path("capabilities"), Capability.class)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(profiles);
  }

  /** Whether a requirement belongs to it; one that cannot be tested belongs to none. */
  public boolean has(Requirement requirement) {
    return areas.contains(requirement.area())
        && levels.contains(requirement.level())
        && capabilities.containsAll(requirement.needs())
        && requirement.untestable() == null;
  }

  private static <E extends Enum<E>> Set<E> constants(JsonNode names, Class<E> type) {
    return names
        .valueStream()
        .map(name -> Enum.valueOf(type, name.asString("").toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }
}
