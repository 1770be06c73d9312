package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlReportTest {
  private static final String WRITTEN = JUnitXmlReport.write(SampleRun.report());

  @Test
  void looksAsItDidWhenAPersonLookedAtIt() throws Exception {
    assertGolden("TEST-tandem-conformance.xml", WRITTEN);
  }

  @Test
  void isWellFormedWhateverTheServerSent() throws Exception {
    assertThat(parsed().getElementsByTagName("testcase").getLength()).isEqualTo(9);
  }

  @Test
  void theTotalsAreTheNumbersOfElements() throws Exception {
    Element root = parsed().getDocumentElement();
    assertThat(root.getAttribute("tests")).isEqualTo("9");
    assertThat(root.getAttribute("failures")).isEqualTo(count(root, "failure")).isEqualTo("2");
    assertThat(root.getAttribute("errors")).isEqualTo(count(root, "error")).isEqualTo("2");
    assertThat(root.getAttribute("skipped")).isEqualTo(count(root, "skipped")).isEqualTo("1");
  }

  @Test
  void keepsLineEndsInAttributes() throws Exception {
    assertThat(parsed().getDocumentElement().getAttribute("name")).endsWith("\nnext");
  }

  private static String count(Element root, String element) {
    return Integer.toString(root.getElementsByTagName(element).getLength());
  }

  private static Document parsed() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(WRITTEN.getBytes(StandardCharsets.UTF_8)));
  }
}
