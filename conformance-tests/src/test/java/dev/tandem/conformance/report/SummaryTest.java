package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.conformance.verdict.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryTest {
  @TempDir private Path folder;

  private Path privateKey = Path.of("");
  private Path publicKey = Path.of("");

  @BeforeEach
  void makeKeys() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    privateKey = pem("key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    publicKey = pem("pub.pem", "PUBLIC KEY", keys.getPublic().getEncoded());
  }

  @Test
  void aSignedSummaryIsVerifiedWithItsReport() throws Exception {
    Path summary = signed();

    assertThat(SummaryFile.verify(summary, publicKey))
        .contains("conforms to no profile, kit version 0.1.0, catalogue hash 9f86d081")
        .contains("report.json: the one that was summed up");
  }

  @Test
  void aChangedSummaryIsUntrue() throws Exception {
    Path summary = signed();
    Files.writeString(summary, Files.readString(summary).replace("no profile", "profile full"));

    assertThatThrownBy(() -> SummaryFile.verify(summary, publicKey))
        .isInstanceOf(SummaryFile.Untrue.class)
        .hasMessageContaining("the signature does not fit");
  }

  @Test
  void anotherReportBesideItIsNoticed() throws Exception {
    Path summary = signed();
    Files.writeString(folder.resolve("report.json"), "{}");

    assertThatThrownBy(() -> SummaryFile.verify(summary, publicKey))
        .isInstanceOf(SummaryFile.Untrue.class)
        .hasMessageContaining("another one");
  }

  @Test
  void aKeyOfAnotherKindIsRefusedInWords() {
    assertThatThrownBy(() -> SummarySigner.withKey(publicKey))
        .isInstanceOf(SummarySigner.UnusableKey.class)
        .hasMessageContaining("is no private Ed25519 key in PEM (PKCS#8)");
  }

  @Test
  void theBadgeCountsFindingsOrNamesTheProfile() {
    assertThat(Badge.words(report(Outcome.FAIL))).isEqualTo("1 finding");
    assertThat(Badge.words(report(Outcome.KIT_ERROR))).isEqualTo("no verdict");
    assertThat(Badge.words(report(Outcome.PASS)))
        .isEqualTo("no finding, but no whole profile judged");
    assertThat(Badge.write(report(Outcome.FAIL))).startsWith("<svg").contains("WCS: 1 finding");
  }

  @Test
  void theBadgeLooksAsItDidWhenAPersonLookedAtIt() throws Exception {
    Reports.writeAll(SampleRun.run(), folder);
    assertGolden("badge.svg", Files.readString(folder.resolve("badge.svg")));
  }

  @Test
  void theSummarySaysWhatIsKeptAndWhatNot() throws Exception {
    Reports.writeAll(SampleRun.run(), folder);
    JsonNode summary = JsonMapper.shared().readTree(folder.resolve("summary.json"));
    assertThat(summary.path("exitCode").asInt()).isEqualTo(3);
    assertThat(summary.path("counts").path("FAIL").asInt()).isEqualTo(1);
    assertThat(summary.path("profiles").get(0).path("conforms").asBoolean(true)).isFalse();
    assertThat(summary.path("profiles").get(0).path("notKept").toString())
        .contains("WCS-SIG-003", "WCS-REST-020");
  }

  private static Report report(Outcome outcome) {
    return Report.of(SampleRun.runOf(SampleRun.result(outcome)), SampleRun.CATALOGUE);
  }

  private Path signed() throws Exception {
    Reports.writeAll(SampleRun.run(), folder, SummarySigner.withKey(privateKey));
    return folder.resolve("summary.json");
  }

  private Path pem(String name, String label, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body));
  }
}
