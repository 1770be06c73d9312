package dev.tandem.conformance.requirement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads foundations.yaml: which requirements rest on which. */
final class FoundationFile {
  static final String FILE = "foundations.yaml";

  private final Map<String, Requirement> all = new LinkedHashMap<>();
  private final Map<String, Set<String>> after = new HashMap<>();

  private FoundationFile(List<Requirement> requirements) {
    for (Requirement requirement : requirements) {
      all.put(requirement.id(), requirement);
      after.put(requirement.id(), new LinkedHashSet<>(requirement.after()));
    }
  }

  /** The requirements, each with all that it rests on directly. */
  static List<Requirement> apply(byte[] file, List<Requirement> requirements) {
    FoundationFile foundations = new FoundationFile(requirements);
    JsonNode rules = YAMLMapper.shared().readTree(file);
    rules.forEach(foundations::carry);
    rules.forEach(foundations::carryCapability);
    return requirements.stream().map(foundations::with).toList();
  }

  private void carry(JsonNode rule) {
    String foundation = known(rule.path("requirement").asString(""));
    for (JsonNode glob : rule.path("carries")) {
      Pattern pattern = pattern(glob.asString(""));
      List<String> carried = all.keySet().stream().filter(pattern.asMatchPredicate()).toList();
      if (carried.isEmpty()) {
        throw new CatalogueException("%s: '%s' is no requirement".formatted(FILE, glob));
      }
      carried.forEach(id -> rest(id, foundation));
    }
  }

  private void carryCapability(JsonNode rule) {
    @Nullable String word = rule.path("capability").asString(null);
    if (word != null) {
      Capability capability = Capability.valueOf(word.toUpperCase(Locale.ROOT));
      String foundation = known(rule.path("requirement").asString(""));
      all.values().stream()
          .filter(requirement -> requirement.needs().contains(capability))
          .forEach(requirement -> rest(requirement.id(), foundation));
    }
  }

  private void rest(String id, String foundation) {
    if (!below(foundation).contains(id)) {
      after(id).add(foundation);
    }
  }

  /** A requirement and all that it rests on. */
  private Set<String> below(String id) {
    Set<String> below = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(id));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (below.add(next)) {
        open.addAll(after(next));
      }
    }
    return below;
  }

  private Set<String> after(String id) {
    return after.computeIfAbsent(id, none -> new LinkedHashSet<>());
  }

  private String known(String id) {
    if (!all.containsKey(id)) {
      throw new CatalogueException("%s: '%s' is no requirement".formatted(FILE, id));
    }
    return id;
  }

  private Requirement with(Requirement requirement) {
    return requirement.after(List.copyOf(after(requirement.id())));
  }

  private static Pattern pattern(String glob) {
    return Pattern.compile(glob.replace("*", ".*").replace("?", "."));
  }
}
