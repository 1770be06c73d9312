package dev.tandem.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void withoutATargetItAsksForOneAndEndsWith2() {
    assertThat(run("check", "run")).isEqualTo(2);
    assertThat(err.toString()).contains("give --target FILE");
  }

  @Test
  void aMissingFileEndsWith2() {
    assertThat(run("check", "run", "--target", "none.yaml")).isEqualTo(2);
    assertThat(err.toString())
        .contains("cannot read the target file none.yaml: there is no such file");
  }

  @Test
  void anExpectationOfNoRequirementEndsWith2() {
    assertThat(
            run(
                "check", "run",
                "--set", "servers.0.ws=ws://127.0.0.1:1",
                "--set", "servers.0.http=http://127.0.0.1:1",
                "--set", "expected.0.requirement=WCS-REST-999",
                "--set", "expected.0.owner=me",
                "--set", "expected.0.reason=none",
                "--set", "expected.0.until=2027-01-31"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("WCS-REST-999, but there is no such requirement");
  }

  @Test
  void checksArePickedBySeveralNames() {
    assertThat(run("check", "list", "--only", "rest-takes-post,wcs-sec-01?")).isZero();
    assertThat(out.toString()).contains("rest-takes-post", "WCS-SEC-015").doesNotContain("WCS-PUB");
  }

  @Test
  void aPairNeedsTwoTargetsWithNamesOfTheirOwn() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.yaml"), "servers: [{ws: 'ws://x:1', http: 'http://x:2'}]");

    assertThat(run("check", "pairs", file.toString())).isEqualTo(2);
    assertThat(run("check", "pairs", file.toString(), file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("two of the targets have the same name");
  }

  @Test
  void aPairThatIsNotThereEndsWith2AndNamesThoseThatAre() throws IOException {
    String servers = "servers: [{ws: 'ws://127.0.0.1:1', http: 'http://127.0.0.1:1'}]";
    Path a = Files.writeString(folder.resolve("a.yaml"), "name: a\n" + servers);
    Path b = Files.writeString(folder.resolve("b.yaml"), "name: b\n" + servers);

    assertThat(run("check", "pairs", a.toString(), b.toString(), "--pair", "1-to-3")).isEqualTo(2);
    assertThat(err.toString()).contains("--pair is '1-to-3'; it must be one of [1-to-2, 2-to-1]");
  }

  @Test
  void aPairRunsAlone() throws IOException {
    String servers = "servers: [{ws: 'ws://127.0.0.1:1', http: 'http://127.0.0.1:1'}]";
    Path a = Files.writeString(folder.resolve("a.yaml"), "name: a\n" + servers);
    Path b = Files.writeString(folder.resolve("b.yaml"), "name: b\n" + servers);
    Path reports = folder.resolve("reports");

    assertThat(
            run(
                "check",
                "pairs",
                a.toString(),
                b.toString(),
                "--pair",
                "2-to-1",
                "--only",
                "push-of-unknown-stream-is-404",
                "--out",
                reports.toString()))
        .isEqualTo(4);
    assertThat(reports.resolve("2-to-1")).isDirectory();
    assertThat(reports.resolve("1-to-2")).doesNotExist();
  }

  @Test
  void aHostThatIsUnknownEndsWith4AndIsNamed() {
    assertThat(
            run(
                "check", "run",
                "--only", "rest-takes-post",
                "--out", folder.toString(),
                "--set", "servers.0.ws=ws://no-such-host.invalid:8080",
                "--set", "servers.0.http=http://no-such-host.invalid:8081"))
        .isEqualTo(4);
    assertThat(err.toString()).contains("the host 'no-such-host.invalid' is unknown");
  }

  @Test
  void aFolderForReportsThatCannotBeMadeEndsWith2BeforeAnythingIsJudged() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(
            run(
                "check", "run",
                "--out", file.resolve("reports").toString(),
                "--set", "servers.0.ws=ws://127.0.0.1:1",
                "--set", "servers.0.http=http://127.0.0.1:1"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--out names another folder").doesNotContain("judged");
  }

  @Test
  void noRepeatEndsWith2() {
    assertThat(run("check", "run", "--repeat", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--repeat is 0; it must be 1 or more");
  }

  @Test
  void aClosedPortEndsWith4AndSaysWhatToDo() {
    assertThat(judge(1)).isEqualTo(4);
    assertThat(err.toString())
        .contains("nothing answers at ws://127.0.0.1:1", "start the server, or correct 'ws'");
  }

  @Test
  void aServerThatIsNoWcsEndsWith4AndSaysSo() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.start();
    try {
      assertThat(judge(web.getAddress().getPort())).isEqualTo(4);
      assertThat(err.toString()).contains("this is no WCS server");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void anAddressForTlsWithoutTlsEndsWith4AndSaysSo() throws IOException {
    byte[] serverHello = {22, 3, 3, 0, 44, 2, 0, 0, 40, 3, 3};
    try (ServerSocket tls = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerEach(tls, serverHello));

      assertThat(judge(tls.getLocalPort())).isEqualTo(4);
      assertThat(err.toString()).contains("speaks TLS: that is an address for 'wss'");
    }
  }

  @Test
  void aCheckIsExplained() {
    assertThat(run("check", "explain", "push-of-unknown-stream-is-404")).isZero();
    assertThat(out.toString()).contains("WCS-PUSH-001", "answered with 404");
    assertThat(run("check", "explain", "nonsense")).isEqualTo(2);
  }

  @Test
  void faultsAreListedWithWhatTheyDo() {
    assertThat(run("check", "faulty-server", "--list")).isZero();
    assertThat(out.toString())
        .containsPattern("push-unknown-stream-200 +answers the push of a stream that is not there");
  }

  @Test
  void aFaultThatDoesNotExistEndsWith2() {
    assertThat(run("check", "faulty-server", "--fault", "nonsense")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no fault 'nonsense'; --list shows all");
  }

  @Test
  void coverageCountsWhatIsChecked() {
    int status = run("check", "coverage", "--faults", "--sentences");
    assertThat(out.toString())
        .contains("REST", "fault  get-user-data-twice", "Overview: \"to another WCS server");
    assertThat(status).isEqualTo(out.toString().contains("\nhole  ") ? 1 : 0);
  }

  private static void answerEach(ServerSocket listener, byte[] answer) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().read();
        socket.getOutputStream().write(answer);
      } catch (IOException closed) {
        // the kit has gone, or the test has ended
      }
    }
  }

  private int judge(int port) {
    return run(
        "check",
        "run",
        "--only",
        "rest-takes-post",
        "--out",
        folder.toString(),
        "--set",
        "servers.0.ws=ws://127.0.0.1:" + port,
        "--set",
        "servers.0.http=http://127.0.0.1:" + port);
  }

  private int run(String... args) {
    CommandLine line = TandemKit.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
