package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.fault.Faults;
import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Catalogue;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which check notices which fault, in which words: as a page, and with results as JSON. */
public final class KillMatrix {
  private static final JsonMapper JSON = JsonMapper.shared();

  private KillMatrix() {}

  /** The page of all promises. */
  public static String page(Catalogue catalogue) {
    StringBuilder page =
        new StringBuilder(
            """
            # Kill matrix

            %d faults prove the checks of the kit. `./tandem check self-check` switches on one after the
            other before good servers: each check here has to pass without the fault and to fail with it
            in one of these wordings. `--full` runs all other checks, too: they have to pass, but for those
            under "also fires". Written by `./tandem check self-check --page > docs/kill-matrix.md`.
            """
                .formatted(Faults.all().size()));
    for (Area area : Area.values()) {
      List<Fault> faults =
          Faults.all().stream().filter(fault -> area(catalogue, fault) == area).toList();
      if (!faults.isEmpty()) {
        page.append("\n## ").append(area).append("\n\n");
        page.append("| Fault | The server | Killed by | Words | Also fires |\n");
        page.append("| --- | --- | --- | --- | --- |\n");
        faults.forEach(fault -> page.append(row(fault)));
      }
    }
    return page.toString();
  }

  /** What came of these faults. */
  public static String json(List<FaultResult> results) {
    ArrayNode list = JSON.createArrayNode();
    for (FaultResult result : results) {
      ObjectNode entry = list.addObject();
      entry.put("fault", result.fault().name()).put("killed", result.good());
      entry.put("ms", result.ms());
      result.complaints().forEach(entry.putArray("complaints")::add);
      for (Judgement judgement : result.with()) {
        if (!judgement.passed()) {
          ObjectNode fired = entry.withArray("fired").addObject();
          fired.put("check", judgement.check()).put("words", judgement.words());
        }
      }
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list);
  }

  private static Area area(Catalogue catalogue, Fault fault) {
    String check = fault.kills().getFirst().check();
    return catalogue.requirements().stream()
        .filter(r -> r.checks().contains(check) && r.faults().contains(fault.name()))
        .findFirst()
        .orElseThrow()
        .area();
  }

  private static String row(Fault fault) {
    return "| %s | %s | %s | %s | %s |%n"
        .formatted(
            fault.name(),
            cell(fault.wrong()),
            fault.kills().stream().map(Kill::check).collect(Collectors.joining("<br>")),
            fault.kills().stream()
                .map(kill -> cell(String.join(" / ", kill.words())))
                .collect(Collectors.joining("<br>")),
            fault.sideEffects().stream()
                .map(effect -> "%s: %s".formatted(effect.check(), effect.reason()))
                .map(KillMatrix::cell)
                .collect(Collectors.joining("<br>")))
        .replace(System.lineSeparator(), "\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
  }
}
