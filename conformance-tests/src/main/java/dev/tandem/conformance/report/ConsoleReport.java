package dev.tandem.conformance.report;

import dev.tandem.conformance.requirement.Catalogue;
import dev.tandem.conformance.requirement.Requirement;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.FailureCard;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunListener;
import dev.tandem.conformance.verdict.RunResult;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run on a terminal or in the log of a build: one line per check, then a summary with all
 * failure cards. Colours and the line that is overwritten appear on a terminal alone.
 */
public final class ConsoleReport implements RunListener {
  private static final int LINE = 160;
  private static final int MOST_LINES = 8;

  private final PrintStream out;
  private final boolean terminal;
  private final Collection<Requirement> catalogue;
  private int checks;
  private int ended;
  private @Nullable ProgressLine progress;

  /** Prints to {@code out}, which is a terminal or is not. */
  public ConsoleReport(PrintStream out, boolean terminal) {
    this(out, terminal, Catalogue.load().requirements());
  }

  ConsoleReport(PrintStream out, boolean terminal, Collection<Requirement> catalogue) {
    this.out = out;
    this.terminal = terminal;
    this.catalogue = catalogue;
  }

  /** Prints to standard output; plain if that goes to a file or NO_COLOR is set. */
  public static ConsoleReport onStandardOutput() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new ConsoleReport(System.out, terminal && !plain);
  }

  @Override
  public void runStarted(String target, int checks) {
    this.checks = checks;
    ended = 0;
    out.printf("Target %s, %s%n%n", SafeText.line(target, LINE), Words.number(checks, "check"));
    progress = terminal ? new ProgressLine(out, checks) : null;
  }

  @Override
  public void checkStarted(String requirement, String check) {
    if (progress != null) {
      progress.started(requirement + " " + check);
    }
  }

  @Override
  public void checkEnded(CheckResult result) {
    ended++;
    if (progress == null) {
      ended(result);
    } else {
      progress.ended(result);
      if (result.outcome() != Outcome.PASS && result.prerequisite() == null) {
        progress.above(() -> ended(result));
      }
    }
  }

  private void ended(CheckResult result) {
    out.printf(
        "%s  %s %9s  %-14s %s%n",
        position(ended),
        badge(result.outcome(), 11),
        Words.time(Duration.ofMillis(result.ms())),
        SafeText.line(result.requirement(), LINE),
        SafeText.line(result.check(), LINE));
    FailureCard card = result.card();
    String why = card == null ? result.reason() : "seen: " + card.seen();
    if (!why.isBlank()) {
      out.printf("%s%s%n", " ".repeat(25 + position(ended).length()), dim(SafeText.line(why, 100)));
    }
  }

  @Override
  public void runEnded(RunResult result) {
    if (progress != null) {
      progress.close();
    }
    Report report = Report.of(result, catalogue);
    List<Finding> findings = Finding.of(report);
    out.println();
    for (int i = 0; i < findings.size(); i++) {
      finding(i + 1, findings.get(i));
    }
    areas(report);
    Verdict verdict = report.verdict();
    out.printf("%n%s%n", paint(colour(verdict.tone()), verdict.headline()));
    out.printf(
        "%s; took %s, seed %d%n", verdict.detail(), Words.time(report.took()), report.seed());
  }

  private void finding(int number, Finding finding) {
    Entry entry = finding.entry();
    out.printf(
        "%d. %s  %s  %s%n",
        number,
        badge(entry.outcome(), 0),
        entry.requirement(),
        SafeText.line(entry.sentence(), LINE));
    FailureCard card = entry.card();
    if (card == null) {
      field("why", entry.reason());
    } else {
      field("sent", card.sent());
      field("allowed", card.allowed());
      field("seen", card.seen());
      field("look first", card.lookFirst());
      if (!card.repeat().isBlank()) {
        String command = SafeText.line(card.repeat(), SafeText.LONGEST);
        out.printf("     %s %s%n", dim("repeat    "), command);
      }
    }
    explains(finding);
    out.println();
  }

  private void explains(Finding finding) {
    if (finding.entry().evidence() != null) {
      field("evidence", finding.entry().evidence());
    }
    finding.alike().forEach(entry -> field("alike", entry.requirement() + " " + entry.check()));
    if (!finding.waiting().isEmpty()) {
      field("not run", Words.number(finding.waiting().size(), "check") + " that rest on this");
    }
  }

  private void field(String name, String text) {
    List<String> lines = text.strip().lines().toList();
    String label = name;
    for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      out.printf("     %s %s%n", dim("%-10s".formatted(label)), cut(line));
      label = "";
    }
    if (lines.size() > MOST_LINES) {
      out.printf("%16s%s%n", "", dim("[… %d more lines …]".formatted(lines.size() - MOST_LINES)));
    }
  }

  private static String cut(String line) {
    return line.length() <= LINE ? line : line.substring(0, LINE - 1).stripTrailing() + "…";
  }

  private void areas(Report report) {
    report
        .byArea()
        .forEach((area, entries) ->
            out.printf("%-12s %s%n", Words.area(area), Words.counts(Report.count(entries))));
  }

  private String position(int number) {
    int width = Integer.toString(checks).length();
    return ("%" + width + "d/%d").formatted(number, checks);
  }

  private String badge(Outcome outcome, int width) {
    String word = Words.badge(outcome);
    String padded = width == 0 ? word : ("%-" + width + "s").formatted(word);
    return paint(colour(outcome), padded);
  }

  private static String colour(Outcome outcome) {
    return switch (outcome) {
      case PASS -> "32";
      case FAIL -> "1;31";
      case WARN, UNSTABLE -> "33";
      case INFO -> "36";
      case SKIPPED -> "2";
      case KIT_ERROR, BENCH_UNFIT -> "35";
    };
  }

  private static String colour(Verdict.Tone tone) {
    return switch (tone) {
      case GOOD -> "1;32";
      case BAD -> "1;31";
      case DOUBT -> "1;35";
    };
  }

  private String dim(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
