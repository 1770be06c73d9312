package dev.tandem.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.process.FakeProcs;
import dev.tandem.load.report.LoadResult;
import dev.tandem.load.report.ResultFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoadCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private ServerSocket server;
  private FakeKit kit;

  @BeforeEach
  void somethingListens() throws Exception {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    kit = new FakeKit(FakeProcs.empty(folder));
  }

  @AfterEach
  void nothingListens() throws Exception {
    server.close();
  }

  @Test
  void aLoadIsMeasuredAndToldThreeTimes() throws Exception {
    assertThat(load("--players", "10")).isZero();

    assertThat(out.toString()).contains("10 players (1,000 packets/s)", "no loss");
    LoadResult result = ResultFile.read(folder.resolve("result.json"));
    assertThat(result.mainStep().orElseThrow().players()).isEqualTo(10);
    assertThat(result.target()).isEqualTo("a pretended server");
    assertThat(result.command()).startsWith("./tandem load --target ws://127.0.0.1:");
    assertThat(folder.resolve("result.html")).content().contains("<!doctype html>");
  }

  @Test
  void allIsClosedAtTheEnd() {
    load("--players", "3");

    assertThat(kit.world.playing).isEmpty();
    assertThat(kit.world.happened)
        .endsWith("leave", "leave", "leave", "unpublish", "target closed", "engine closed");
  }

  @Test
  void aMissedGoalIsExitStatusOne() {
    kit.world.carries = 50;

    assertThat(load("--players", "100", "--assert", "p99<20ms,loss<0.1%")).isEqualTo(1);
    assertThat(out.toString()).contains("MISSED     p99<20ms", "met        loss<0.1%");
  }

  @Test
  void anUnfitGeneratorIsExitStatusThree() {
    kit.world.carries = 50;
    kit.world.loopLoad = 0.99;

    assertThat(load("--players", "100", "--assert", "p99<20ms")).isEqualTo(3);
    assertThat(out.toString()).contains("Nothing is proven about the server");
  }

  @Test
  void aSearchFindsTheLargestLoad() throws Exception {
    kit.world.carries = 300;

    assertThat(load("--search", "p99<20ms")).isZero();
    assertThat(out.toString()).contains("trying 200 players", "is the largest load with p99<20ms");
    assertThat(ResultFile.read(folder.resolve("result.json")).mainStep().orElseThrow().players())
        .isBetween(285, 300);
  }

  @Test
  void halfOfWhatASearchHasFoundIsRunAsWell() throws Exception {
    kit.world.carries = 300;

    assertThat(load("--search", "p99<20ms", "--at-half", "p99<20ms", "--rounds", "2")).isZero();
    assertThat(out.toString())
        .contains("half of it, 1", "At half of it (the median of 2 rounds): 1");
    assertThat(ResultFile.read(folder.resolve("result.json")).steps())
        .filteredOn(step -> step.purpose().equals("HALF"))
        .hasSize(2)
        .allSatisfy(step -> assertThat(step.players()).isBetween(142, 150));
  }

  @Test
  void aServerThatRefusesPlayersEndsASearch() {
    kit.world.accepts = 150;

    assertThat(load("--search", "p99<20ms")).isZero();
    assertThat(out.toString()).contains("the server, which refused or ended players");
  }

  @Test
  void aServerThatDoesNotAnswerIsToldInASentence() throws Exception {
    server.close();

    assertThat(load()).isEqualTo(3);
    assertThat(err.toString())
        .startsWith("tandem: nothing answers at 127.0.0.1:" + server.getLocalPort());
  }

  @Test
  void aHostThatIsNotKnownIsToldInASentence() {
    assertThat(run("--target", "ws://no-such-host.invalid:8080/")).isEqualTo(3);
    assertThat(err.toString())
        .isEqualTo("tandem: the host of ws://no-such-host.invalid:8080/ is not known here\n");
  }

  @Test
  void wrongOptionsAreToldInASentence() {
    assertThat(refusal("--target", "host:8080"))
        .contains("'host:8080' is not an address such as ws://host:8080/");
    assertThat(refusal("--hold", "30")).contains("'30' is not a time such as 30s, 500ms or 2m");
    assertThat(refusal("--assert", "p98<1ms")).contains("there is no figure 'p98'");
    assertThat(refusal("--stream", "mp3")).contains("no prepared stream is called mp3");
    assertThat(refusal("--index", "8", "--of", "8")).contains("--index is a number from 0 to 7");
    assertThat(refusal("--out", "/no/such/folder/x.json")).contains("there is no folder for");
    assertThat(refusal("--search", "p99<1ms", "--of", "2"))
        .contains("a search runs on one machine");
    assertThat(refusal("--at-half", "p99<1ms")).contains("half of what a --search finds");
    assertThat(refusal("--pushes", "1", "--target", "ws://127.0.0.1:1/"))
        .contains("--pushes need the second server: --push-to");
  }

  @Test
  void playersAndTheirBehaviourMayBeChosen() throws Exception {
    assertThat(load("--publishers", "2", "--churn", "10%/s", "--stall", "--loss", "2%")).isZero();

    LoadResult.ScenarioEntry scenario = ResultFile.read(folder.resolve("result.json")).scenario();
    assertThat(scenario.profile().churnPerSecond()).isEqualTo(0.1);
    assertThat(scenario.profile().stalled()).isEqualTo(0.1);
    assertThat(scenario.profile().loss()).isEqualTo(0.02);
    assertThat(scenario.publishers()).isEqualTo(2);
  }

  @Test
  void aSecondServerTakesThePushes() {
    String second = "ws://127.0.0.1:" + server.getLocalPort() + "/second";

    assertThat(load("--pushes", "1", "--push-to", second)).isZero();
    assertThat(kit.targets).hasSize(2);
    assertThat(kit.world.happened).contains("push load-0 as load-pushed-0");
  }

  @Test
  void workersResultsAreMerged() throws Exception {
    Path first = folder.resolve("0.json");
    Path second = folder.resolve("1.json");
    load("--of", "2", "--index", "0", "--out", first.toString());
    load("--of", "2", "--index", "1", "--out", second.toString());
    assertThat(kit.world.happened).contains("publish load-0-0", "publish load-1-0");
    Path whole = folder.resolve("whole.json");

    assertThat(
            run(
                "merge",
                first.toString(),
                second.toString(),
                "--out",
                whole.toString(),
                "--assert",
                "p99<20ms"))
        .isZero();
    assertThat(ResultFile.read(whole).mainStep().orElseThrow().players()).isEqualTo(200);
    assertThat(folder.resolve("whole.html")).exists();
  }

  @Test
  void aResultCanGoToStandardOutputAlone() throws Exception {
    assertThat(load("--players", "2", "--out", "-")).isZero();

    Path file = folder.resolve("from-output.json");
    Files.writeString(file, out.toString());
    assertThat(ResultFile.read(file).verdict().exitCode()).isZero();
    assertThat(err.toString()).contains("2 players");
  }

  @Test
  void twoResultsAreCompared() {
    Path first = folder.resolve("a.json");
    Path second = folder.resolve("b.json");
    load("--players", "10", "--out", first.toString());
    load("--players", "20", "--out", second.toString());
    Path page = folder.resolve("compared.html");

    assertThat(run("compare", first.toString(), second.toString(), "--html", page.toString()))
        .isZero();
    assertThat(out.toString()).containsPattern("packets to players +1,000/s +2,000/s +2.00 better");
    assertThat(page).exists();
  }

  @Test
  void aFileThatIsNoResultIsToldInASentence() {
    assertThat(run("compare", "a.json", "b.json")).isEqualTo(3);
    assertThat(err.toString()).isEqualTo("tandem: there is no file a.json\n");
  }

  @Test
  void theHelpShowsExamplesAndExitStatus() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Examples:", "Exit status: 0 measured");
  }

  private String refusal(String... words) {
    err.getBuffer().setLength(0);
    assertThat(load(words)).isEqualTo(2);
    return err.toString();
  }

  private int load(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (!all.contains("--target")) {
      all.addAll(0, List.of("--target", "ws://127.0.0.1:" + server.getLocalPort() + "/"));
    }
    if (!all.contains("--out")) {
      all.addAll(List.of("--out", folder.resolve("result.json").toString()));
    }
    return run(all.toArray(String[]::new));
  }

  private int run(String... words) {
    CommandLine command = LoadCommand.commandLine(kit);
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(words);
  }
}
