package dev.tandem.conformance.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  private static final KnownSecrets SECRETS = new KnownSecrets(List.of("opensesame"));

  @TempDir private Path folder;

  private final Evidence evidence = new Evidence();

  @Test
  void textsAreMadeWhenTheyAreWritten() throws Exception {
    StringBuilder text = new StringBuilder("before");
    evidence.add("server-1.log", text::toString);
    text.append(" and after");

    evidence.write(folder, KnownSecrets.NONE);

    assertThat(folder.resolve("server-1.log")).hasContent("before and after");
  }

  @Test
  void hidesSecretsByNameAndByValue() throws Exception {
    evidence.add("transcript.txt", () -> "{\"authToken\":\"abc-1\"} logged in with opensesame");

    evidence.write(folder, SECRETS);

    assertThat(folder.resolve("transcript.txt"))
        .hasContent("{\"authToken\":\"(redacted)\"} logged in with (redacted)");
  }

  @Test
  void twoFilesOfOneNameAreBothKeptInsideTheFolder() throws Exception {
    evidence.sdp("../publish 1", "v=0", "");
    evidence.sdp("../publish 1", "v=1", "v=2");

    evidence.write(folder, KnownSecrets.NONE);

    assertThat(names())
        .containsExactlyInAnyOrder(
            "..-publish-1-offer.sdp", "..-publish-1-offer-2.sdp", "..-publish-1-answer-2.sdp");
  }

  @Test
  void aLongTextLosesItsMiddle() throws Exception {
    evidence.add("long.txt", () -> "a".repeat(9_000_000) + "end");

    evidence.write(folder, KnownSecrets.NONE);

    assertThat(Files.readString(folder.resolve("long.txt")))
        .hasSizeBetween(4_000_000, 4_000_100)
        .contains("[… 5000003 characters left out …]")
        .endsWith("end");
  }

  @Test
  void whatCannotBeMadeSaysSo() throws Exception {
    evidence.add(
        "log.txt",
        () -> {
          throw new IllegalStateException("the container is gone");
        });
    evidence.screenshot(
        "player",
        () -> {
          throw new IllegalStateException("the tab is gone");
        });
    evidence.takePictures();

    evidence.write(folder, KnownSecrets.NONE);

    assertThat(folder.resolve("log.txt")).content().contains("the container is gone");
    assertThat(folder.resolve("player.png.txt")).content().contains("the tab is gone");
  }

  @Test
  void packetsAreRowsOfCsv() throws Exception {
    PacketLog log = evidence.packets("player");
    long at = evidence.startedNs() + 2_500_000;
    log.rtp(PacketLog.Direction.RECEIVED, at, 0xFFFFFFFFL, 96, 7, 90_000, true, 1200);
    log.rtcp(PacketLog.Direction.SENT, at, 1, 12, "PLI of \"2\"");

    evidence.write(folder, KnownSecrets.NONE);

    assertThat(folder.resolve("packets-player.csv"))
        .hasContent(
            """
            ms,direction,kind,ssrc,payload_type,sequence,timestamp,marker,bytes,note
            2.500,received,rtp,4294967295,96,7,90000,1,1200,
            2.500,sent,rtcp,1,,,,,12,"PLI of ""2\"""\
            """);
  }

  @Test
  void ofVeryManyPacketsTheFirstAndTheLastAreKept() {
    PacketLog log = evidence.packets("player");
    for (int i = 0; i < 30_000; i++) {
      log.rtp(PacketLog.Direction.SENT, 0, 1, 96, i, i, false, 10);
    }

    List<String> lines = log.csv().lines().toList();

    assertThat(lines).hasSize(20_002).contains("# 10000 packets left out");
    assertThat(lines.getLast()).contains(",29999,");
  }

  @Test
  void samplesAreJsonLines() {
    StatisticsTimeline timeline = evidence.statistics("player");
    timeline.add(evidence.startedNs() + 1_000_000_000, Map.of(StatisticsTimeline.FPS, 29.5));

    assertThat(timeline.jsonLines()).isEqualTo("{\"ms\":1000,\"fps\":29.5}\n");
  }

  private List<String> names() throws Exception {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
