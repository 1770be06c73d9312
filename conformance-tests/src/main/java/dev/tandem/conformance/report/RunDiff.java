package dev.tandem.conformance.report;

import dev.tandem.conformance.verdict.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What differs between two runs, check by check. */
public record RunDiff(RunFile before, RunFile after, List<Change> changes) {
  /** Between the first run and the second. */
  public enum Kind {
    /** A finding that was none before, or a graver one: a regression. */
    NEW_FINDING("New findings"),
    /** Judged before, not judged now, or the reverse; or skipped for another reason. */
    SKIPPED_DIFFERENTLY("Skipped differently"),
    STILL_FAILING("Still failing"),
    MENDED("Mended");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** The heading of such changes. */
    public String title() {
      return title;
    }
  }

  /** One check; a side is null if that run did not have the check. */
  public record Change(Kind kind, RunFile.@Nullable Result before, RunFile.@Nullable Result after) {
    /** The side that says more: the later one, if there is one. */
    public RunFile.Result shown() {
      RunFile.Result shown = after == null ? before : after;
      if (shown == null) {
        throw new IllegalStateException("neither side has the check");
      }
      return shown;
    }
  }

  /** Compares all checks that either run has. */
  public static RunDiff of(RunFile before, RunFile after) {
    Set<String> keys = new LinkedHashSet<>(after.results().keySet());
    keys.addAll(before.results().keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      RunFile.@Nullable Result was = before.results().get(key);
      RunFile.@Nullable Result is = after.results().get(key);
      @Nullable Kind kind = kind(was, is);
      if (kind != null) {
        changes.add(new Change(kind, was, is));
      }
    }
    return new RunDiff(before, after, changes);
  }

  /** The changes of one kind, in the order of the later run. */
  public List<Change> of(Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  /** Whether something has become worse. */
  public boolean hasRegressions() {
    return !of(Kind.NEW_FINDING).isEmpty();
  }

  private static @Nullable Kind kind(RunFile.@Nullable Result was, RunFile.@Nullable Result is) {
    if (is(is, RunFile.Result::isFinding)) {
      boolean known = is(was, RunFile.Result::isFinding) && gravity(is) <= gravity(was);
      return known ? Kind.STILL_FAILING : Kind.NEW_FINDING;
    }
    boolean judged = is(is, r -> r.outcome().isJudgement());
    if (judged && is(was, RunFile.Result::isFinding)) {
      return Kind.MENDED;
    }
    boolean wasJudged = is(was, r -> r.outcome().isJudgement());
    if (is != null && was != null && !(judged && wasJudged)) {
      boolean same = was.outcome() == is.outcome() && was.reason().equals(is.reason());
      return same ? null : Kind.SKIPPED_DIFFERENTLY;
    }
    return wasJudged && is == null ? Kind.SKIPPED_DIFFERENTLY : null;
  }

  private static int gravity(RunFile.@Nullable Result result) {
    return result != null && result.outcome() == Outcome.WARN ? 1 : 2;
  }

  private static boolean is(RunFile.@Nullable Result result, Predicate<RunFile.Result> condition) {
    return result != null && condition.test(result);
  }
}
