package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final String HTML = HtmlReport.write(SampleRun.report(), null);

  @Test
  void looksAsItDidWhenAPersonLookedAtIt() throws Exception {
    String withoutStyleAndScript =
        HTML.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>")
            .replaceAll("sha256-[^']+", "sha256-");
    assertGolden("report.html", withoutStyleAndScript);
  }

  @Test
  void letsNothingOfTheServerBecomeMarkup() {
    assertThat(HTML).doesNotContain("<script>alert").containsOnlyOnce("<script>");
  }

  @Test
  void staysSmallWhateverTheServerSent() {
    assertThat(HTML.length()).isLessThan(100_000);
  }

  @Test
  void fetchesNothing() {
    assertThat(HTML).doesNotContainPattern("(src|url|@import|<link)\\s*[=(]");
  }

  @Test
  void everyLinkLeadsToAPlaceInThePage() {
    Matcher link = Pattern.compile("href=\"#([^\"]+)\"").matcher(HTML);
    List<String> places = link.results().map(found -> found.group(1)).toList();
    assertThat(places).hasSizeGreaterThan(10);
    assertThat(places).allSatisfy(place -> assertThat(HTML).contains("id=\"" + place + "\""));
  }

  @Test
  void aRunWithoutChecksSaysSo() {
    String html = HtmlReport.write(Report.of(SampleRun.run(), SampleRun.CATALOGUE), null);
    String empty = HtmlReport.write(Report.of(SampleRun.runOf(), SampleRun.CATALOGUE), null);
    assertThat(html).doesNotContain("No check was selected");
    assertThat(empty).contains("Nothing was judged", "No check was selected");
  }
}
