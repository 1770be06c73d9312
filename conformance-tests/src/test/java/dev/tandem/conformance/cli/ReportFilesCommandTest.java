package dev.tandem.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.report.Reports;
import dev.tandem.conformance.report.SummarySigner;
import dev.tandem.conformance.verdict.CheckResult;
import dev.tandem.conformance.verdict.Outcome;
import dev.tandem.conformance.verdict.RunResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that read what runs left behind. */
class ReportFilesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aDiffWithARegressionEndsWith1AndNamesIt() throws Exception {
    assertThat(diff(Outcome.PASS, Outcome.FAIL)).isEqualTo(1);
    assertThat(out.toString()).contains("WCS-REST-001", "Pass -> Fail");
  }

  @Test
  void aDiffWithoutRegressionEndsWith0() throws Exception {
    assertThat(diff(Outcome.FAIL, Outcome.PASS)).isZero();
    assertThat(out.toString()).contains("No regression", "1 mended");
  }

  @Test
  void aDiffIsJsonIfAskedFor() throws Exception {
    assertThat(diff(Outcome.PASS, Outcome.FAIL, "--json")).isEqualTo(1);
    assertThat(out.toString()).contains("\"regressions\" : true");
  }

  @Test
  void aDiffOfWhatIsNotThereEndsWith2() throws Exception {
    String report = report("a", Outcome.PASS, null);
    assertThat(run("check", "diff", report, "none.json")).isEqualTo(2);
    assertThat(err.toString()).contains("none.json");
  }

  @Test
  void aSignedSummaryIsVerified() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path summary = signed(keys);
    Path key = pem("pub.pem", "PUBLIC KEY", keys.getPublic().getEncoded());

    assertThat(verify(summary, key)).isZero();
    assertThat(out.toString()).contains("report.json: the one that was summed up");

    Files.writeString(summary, Files.readString(summary).replace("a server", "another server"));
    assertThat(verify(summary, key)).isEqualTo(1);
    assertThat(err.toString()).contains("the signature does not fit");
  }

  @Test
  void aSummaryIsNotVerifiedWithAnothersKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    Path summary = signed(generator.generateKeyPair());
    byte[] other = generator.generateKeyPair().getPublic().getEncoded();

    assertThat(verify(summary, pem("other.pem", "PUBLIC KEY", other))).isEqualTo(1);
  }

  @Test
  void aSummaryOrKeyThatCannotBeReadEndsWith2() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path summary = signed(keys);
    Path key = pem("pub.pem", "PUBLIC KEY", keys.getPublic().getEncoded());

    assertThat(verify(folder.resolve("none.json"), key)).isEqualTo(2);
    assertThat(verify(summary, summary)).isEqualTo(2);
  }

  private int diff(Outcome before, Outcome after, String... more) throws Exception {
    String a = report("a", before, null);
    String b = report("b", after, null);
    return more.length == 0 ? run("check", "diff", a, b) : run("check", "diff", a, b, more[0]);
  }

  private int verify(Path summary, Path key) {
    return run("check", "verify-summary", summary.toString(), "--key", key.toString());
  }

  private Path signed(KeyPair keys) throws Exception {
    Path key = pem("key.pem", "PRIVATE KEY", keys.getPrivate().getEncoded());
    return Path.of(report("a", Outcome.PASS, SummarySigner.withKey(key)))
        .resolveSibling("summary.json");
  }

  private String report(String name, Outcome outcome, @Nullable SummarySigner signer)
      throws Exception {
    RunResult run =
        new RunResult(
            "a server",
            "0.1.0",
            "9f86d081",
            1,
            Instant.EPOCH,
            Duration.ZERO,
            List.of(
                new CheckResult("WCS-REST-001", "rest-takes-post", outcome, 1, null, "a reason")));
    Path own = folder.resolve(name);
    Reports.writeAll(run, own, signer);
    return own.resolve("report.json").toString();
  }

  private Path pem(String name, String label, byte[] der) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(der);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body));
  }

  private int run(String... args) {
    CommandLine line = TandemKit.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
