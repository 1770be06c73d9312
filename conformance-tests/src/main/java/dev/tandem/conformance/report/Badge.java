package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import java.util.List;
import java.util.Locale;

/** The verdict of a run as a small picture for a README: SVG, nothing fetched. */
final class Badge {
  private static final String LABEL = "WCS";
  private static final double LETTER = 6.5;
  private static final int PADDING = 8;

  private Badge() {}

  static String write(Report report) {
    String words = words(report);
    int left = width(LABEL);
    int right = width(words);
    return String.format(
        Locale.ROOT,
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
        <title>%2$s: %3$s</title>
        <clipPath id="round"><rect width="%1$d" height="20" rx="4"/></clipPath>
        <g clip-path="url(#round)"><rect width="%4$d" height="20" fill="#3a4256"/><rect x="%4$d" width="%5$d" height="20" fill="%6$s"/></g>
        <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
        <text x="%7$.1f" y="14" textLength="%8$d">%2$s</text>
        <text x="%9$.1f" y="14" textLength="%10$d">%3$s</text>
        </g>
        </svg>
        """,
        left + right,
        LABEL,
        escape(words),
        left,
        right,
        colour(report.verdict().tone(), words),
        left / 2.0,
        left - 2 * PADDING,
        left + right / 2.0,
        right - 2 * PADDING);
  }

  /** Such as "conformant, full profile" or "3 findings". */
  static String words(Report report) {
    return switch (report.verdict().tone()) {
      case BAD -> Words.number(failures(report), "finding");
      case DOUBT -> "no verdict";
      case GOOD -> good(report.profiles());
    };
  }

  private static String good(List<ProfileVerdict> profiles) {
    return profiles.stream()
        .filter(ProfileVerdict::conforms)
        .findFirst()
        .map(profile -> "conformant, %s profile".formatted(profile.profile()))
        .orElse("no finding, but no whole profile judged");
  }

  private static int failures(Report report) {
    return (int)
        report.entries().stream()
            .filter(entry ->
                switch (entry.outcome()) {
                  case FAIL, UNSTABLE -> true;
                  default -> false;
                })
            .count();
  }

  private static String colour(Verdict.Tone tone, String words) {
    return switch (tone) {
      case GOOD -> words.startsWith("conformant") ? "#23854a" : "#2f74b5";
      case BAD -> "#c7263b";
      case DOUBT -> "#6b7590";
    };
  }

  private static int width(String words) {
    return (int) Math.round(words.length() * LETTER) + 2 * PADDING;
  }
}
