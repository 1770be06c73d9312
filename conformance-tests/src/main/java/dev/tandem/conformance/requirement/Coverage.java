package dev.tandem.conformance.requirement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * How far the catalogue is covered: by checks that are built, and by faults that can be switched
 * on.
 *
 * @param areas one row per area, then one for all
 * @param checksByFault which checks each fault of the catalogue proves
 * @param holes what is missing, one line each
 */
public record Coverage(
    List<Row> areas, Map<String, Set<String>> checksByFault, List<String> holes) {
  /** The figures of one area; a requirement is checked, untestable or planned. */
  public record Row(
      String name,
      long requirements,
      long checked,
      long untestable,
      long planned,
      long checks,
      long faults,
      long switchable) {}

  public Coverage {
    areas = List.copyOf(areas);
    holes = List.copyOf(holes);
  }

  /** Holds the catalogue and the seed against the checks and faults that this kit has. */
  public static Coverage of(
      Catalogue catalogue,
      List<SeedCoverage.Sentence> seed,
      Set<String> checks,
      Set<String> faults) {
    List<Requirement> all = catalogue.requirements();
    List<Row> rows = new ArrayList<>();
    for (Area area : Area.values()) {
      List<Requirement> ours = all.stream().filter(r -> r.area() == area).toList();
      rows.add(row(area.name(), ours, faults));
    }
    rows.add(row("all", all, faults));
    List<String> holes = new ArrayList<>();
    all.forEach(requirement -> holes.addAll(holes(requirement, checks, faults)));
    strangers("check", checks, all.stream().flatMap(r -> r.checks().stream()).toList(), holes);
    strangers("fault", faults, all.stream().flatMap(r -> r.faults().stream()).toList(), holes);
    seed.forEach(sentence -> holes.addAll(holes(sentence, catalogue)));
    return new Coverage(rows, checksByFault(all), holes);
  }

  private static Row row(String name, List<Requirement> requirements, Set<String> faults) {
    Set<String> named = new TreeSet<>();
    Set<String> checks = new TreeSet<>();
    requirements.forEach(r -> named.addAll(r.faults()));
    requirements.forEach(r -> checks.addAll(r.checks()));
    return new Row(
        name,
        requirements.size(),
        count(requirements, r -> !r.checks().isEmpty()),
        count(requirements, r -> r.untestable() != null),
        count(requirements, r -> r.planned() != null),
        checks.size(),
        named.size(),
        named.stream().filter(faults::contains).count());
  }

  private static long count(List<Requirement> all, Predicate<Requirement> condition) {
    return all.stream().filter(condition).count();
  }

  private static List<String> holes(Requirement r, Set<String> checks, Set<String> faults) {
    List<String> holes = new ArrayList<>();
    if (r.planned() != null) {
      holes.add("%s is not checked yet: %s".formatted(r.id(), r.planned()));
    } else if (r.checks().isEmpty() && r.untestable() == null) {
      holes.add("%s has neither a check nor a reason why not".formatted(r.id()));
    }
    if (!r.checks().isEmpty() && r.faults().isEmpty()) {
      holes.add("%s has no fault that proves its checks".formatted(r.id()));
    }
    r.checks().stream()
        .filter(check -> !checks.contains(check))
        .forEach(check ->
            holes.add("%s names the check %s, which is not there".formatted(r.id(), check)));
    if (!r.checks().isEmpty()) {
      r.faults().stream()
          .filter(fault -> !faults.contains(fault))
          .forEach(fault ->
              holes.add(
                  "%s names the fault %s, which cannot be switched on".formatted(r.id(), fault)));
    }
    return holes;
  }

  private static List<String> holes(SeedCoverage.Sentence sentence, Catalogue catalogue) {
    List<String> holes = new ArrayList<>();
    if (sentence.requirements().isEmpty() && sentence.reason() == null) {
      holes.add("no requirement covers '%s' (%s)".formatted(sentence.quote(), sentence.section()));
    }
    sentence.requirements().stream()
        .filter(id -> catalogue.find(id).isEmpty())
        .forEach(
            id -> holes.add("'%s' names %s, which is not there".formatted(sentence.quote(), id)));
    return holes;
  }

  private static void strangers(
      String thing, Set<String> there, List<String> named, List<String> holes) {
    Set<String> strangers = new LinkedHashSet<>(there);
    strangers.removeAll(Set.copyOf(named));
    strangers.forEach(name -> holes.add("no requirement names the %s %s".formatted(thing, name)));
  }

  private static Map<String, Set<String>> checksByFault(List<Requirement> all) {
    Map<String, Set<String>> byFault = new TreeMap<>();
    for (Requirement requirement : all) {
      for (String fault : requirement.faults()) {
        byFault.computeIfAbsent(fault, name -> new TreeSet<>()).addAll(requirement.checks());
      }
    }
    return byFault;
  }
}
