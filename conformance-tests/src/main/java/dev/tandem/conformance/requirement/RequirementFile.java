package dev.tandem.conformance.requirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one YAML file of the catalogue: a list of requirements of one area. */
final class RequirementFile {
  private static final YAMLMapper YAML = YAMLMapper.shared();
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "level",
          "sentence",
          "source",
          "status",
          "needs",
          "checks",
          "planned",
          "untestable",
          "after",
          "faults");

  private final Area area;

  private RequirementFile(Area area) {
    this.area = area;
  }

  static List<Requirement> parse(Area area, byte[] file) {
    RequirementFile reader = new RequirementFile(area);
    List<Requirement> all = new ArrayList<>();
    try {
      for (JsonNode entry : YAML.readTree(file)) {
        all.add(reader.requirement(entry));
      }
    } catch (JacksonException e) {
      throw new CatalogueException(area.file() + ": " + e.getOriginalMessage());
    }
    return all;
  }

  private Requirement requirement(JsonNode entry) {
    String id = entry.path("id").asString("");
    if (!id.matches("WCS-" + area + "-\\d{3}")) {
      throw wrong(id, "the id is not of the form WCS-" + area + "-000");
    }
    for (String field : entry.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw wrong(id, "unknown field '" + field + "'");
      }
    }
    return new Requirement(
        id,
        area,
        constant(id, Level.class, text(id, entry, "level")),
        text(id, entry, "sentence"),
        texts(id, entry, "source"),
        constant(id, Status.class, text(id, entry, "status")),
        needs(id, entry),
        texts(id, entry, "checks"),
        optional(entry, "planned"),
        optional(entry, "untestable"),
        texts(id, entry, "after"),
        texts(id, entry, "faults"));
  }

  private Set<Capability> needs(String id, JsonNode entry) {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    texts(id, entry, "needs").forEach(need -> needs.add(constant(id, Capability.class, need)));
    return needs;
  }

  private String text(String id, JsonNode entry, String field) {
    String text = entry.path(field).asString("");
    if (text.isBlank()) {
      throw wrong(id, "'" + field + "' is missing");
    }
    return text;
  }

  private List<String> texts(String id, JsonNode entry, String field) {
    JsonNode list = entry.path(field);
    if (!list.isMissingNode() && !list.isArray()) {
      throw wrong(id, "'" + field + "' is not a list");
    }
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asString("")));
    return texts;
  }

  private static @Nullable String optional(JsonNode entry, String field) {
    String text = entry.path(field).asString("");
    return text.isBlank() ? null : text;
  }

  private <E extends Enum<E>> E constant(String id, Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
      throw wrong(id, "'" + text + "' is none of " + known);
    }
  }

  private CatalogueException wrong(String id, String what) {
    return new CatalogueException("%s, %s: %s".formatted(area.file(), id, what));
  }
}
