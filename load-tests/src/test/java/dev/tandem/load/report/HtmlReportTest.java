package dev.tandem.load.report;

import static dev.tandem.load.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void aSearchLooksAsItDidWhenAPersonLookedAtIt() throws Exception {
    assertGolden("search.html", HtmlReport.write(SampleResults.search()));
  }

  @Test
  void aLoadLooksAsItDidWhenAPersonLookedAtIt() throws Exception {
    assertGolden("load.html", HtmlReport.write(SampleResults.load(400)));
  }

  @Test
  void nothingThatAServerSaysBecomesMarkup() {
    assertThat(HtmlReport.write(SampleResults.load(10)))
        .contains("WCS at ws://&lt;host&gt;:8080/", "a &lt;remark&gt;")
        .doesNotContain("<host>", "<remark>", "<script");
  }
}
