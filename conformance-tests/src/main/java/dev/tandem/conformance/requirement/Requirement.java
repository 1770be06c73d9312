package dev.tandem.conformance.requirement;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a server has to do.
 *
 * @param id such as WCS-REST-012; never reused
 * @param sentence what the server does, as one sentence
 * @param source where that stands
 * @param needs what the target must have for it to be checked
 * @param checks the ids of the checks that judge it
 * @param planned which later part of the kit will check it, if none does now
 * @param untestable why it cannot be checked from outside
 * @param after the ids of the requirements that it rests on: if one of them fails, it is not judged
 * @param faults the names of the faults that prove its checks
 */
public record Requirement(
    String id,
    Area area,
    Level level,
    String sentence,
    List<String> source,
    Status status,
    Set<Capability> needs,
    List<String> checks,
    @Nullable String planned,
    @Nullable String untestable,
    List<String> after,
    List<String> faults) {
  public Requirement {
    after = List.copyOf(after);
    source = List.copyOf(source);
    needs = Set.copyOf(needs);
    checks = List.copyOf(checks);
    faults = List.copyOf(faults);
  }

  /** The same, resting on these. */
  Requirement after(List<String> ids) {
    return new Requirement(
        id, area, level, sentence, source, status, needs, checks, planned, untestable, ids, faults);
  }
}
