package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.evidence.Evidence;
import dev.tandem.conformance.evidence.KnownSecrets;
import dev.tandem.conformance.evidence.PacketLog;
import dev.tandem.conformance.evidence.PacketLog.Direction;
import dev.tandem.conformance.evidence.StatisticsTimeline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlEvidenceTest {
  private static final Pattern PICTURE = Pattern.compile("data:image/jpeg;base64,([^\"]+)");
  private static final long VIDEO = 1111;
  private static final long AUDIO = 2222;

  private final Evidence evidence = new Evidence();

  @TempDir private Path folder;

  @Test
  void looksAsItDidWhenAPersonLookedAtIt() throws Exception {
    packetsWithASilenceAndAJump(evidence.packets("viewer"));
    statisticsWithAFreeze(evidence.statistics("player"));
    evidence.screenshot("player", HtmlEvidenceTest::png);
    evidence.add("server-1.log", () -> "10:00:00 player went away\n");

    assertGolden("evidence.html", PICTURE.matcher(html()).replaceAll("data:image/jpeg;base64,…"));
  }

  @Test
  void thePlotSaysInWordsWhatBroke() throws Exception {
    packetsWithASilenceAndAJump(evidence.packets("viewer"));
    statisticsWithAFreeze(evidence.statistics("player"));

    assertThat(html())
        .contains(
            "no packet for 1.0 s (received SSRC 1111, type 96) from 2.0 s on",
            "sequence number jumps from 59 to 9060 (received SSRC 1111, type 96) at 3.0 s",
            "stood still for 2.0 s from 3.0 s on");
  }

  @Test
  void aStreamThatFlowsEvenlyHasNoBreak() throws Exception {
    PacketLog log = evidence.packets("viewer");
    for (int i = 0; i < 100; i++) {
      rtp(log, i * 20L, AUDIO, 111, 65_500 + i & 0xFFFF);
    }

    assertThat(html())
        .contains("received SSRC 2222, type 111: always 50")
        .doesNotContain("<strong>", "class=\"band\"", "class=\"mark");
  }

  @Test
  void aBigScreenshotIsShrunkIntoThePage() throws Exception {
    evidence.screenshot("player", HtmlEvidenceTest::png);

    Matcher picture = PICTURE.matcher(html());
    assertThat(picture.find()).isTrue();
    BufferedImage shown =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
    assertThat(shown.getWidth()).isEqualTo(720);
    assertThat(shown.getHeight()).isEqualTo(450);
  }

  @Test
  void whatIsNoPictureIsListedOnly() throws Exception {
    evidence.screenshot("player", () -> new byte[] {1, 2, 3});

    assertThat(html()).doesNotContain("<img").contains("player.png</a> <span>3 B</span>");
  }

  private String html() throws IOException {
    evidence.takePictures();
    evidence.write(Files.createDirectories(folder.resolve("evidence/a")), KnownSecrets.NONE);
    StringBuilder out = new StringBuilder();
    new HtmlEvidence().write(out, EvidenceFolder.read(folder, "evidence/a"));
    return out.toString();
  }

  /** Video at 30 frames per second that is silent from 2 s to 3 s and then goes on elsewhere. */
  private void packetsWithASilenceAndAJump(PacketLog log) {
    for (int i = 0; i < 200; i++) {
      rtp(log, i * 20L, AUDIO, 111, i);
    }
    for (int i = 0; i < 60; i++) {
      rtp(log, i * 100L / 3, VIDEO, 96, i);
    }
    for (int i = 0; i < 30; i++) {
      rtp(log, 3_000 + i * 100L / 3, VIDEO, 96, 9_060 + i);
    }
    log.rtcp(Direction.SENT, at(2_500), 1, 12, "PLI of 1111");
  }

  private void statisticsWithAFreeze(StatisticsTimeline timeline) {
    for (int second = 0; second <= 8; second++) {
      boolean frozen = second >= 3 && second < 5;
      timeline.add(
          at(second * 1_000L),
          Map.of(
              StatisticsTimeline.FPS, frozen ? 0 : 30,
              StatisticsTimeline.KBPS, frozen ? 40 : 900 + second,
              StatisticsTimeline.DELAY_MS, second < 5 ? 80 : 480));
    }
  }

  private void rtp(PacketLog log, long ms, long ssrc, int type, int sequence) {
    log.rtp(Direction.RECEIVED, at(ms), ssrc, type, sequence, ms * 90, true, 1_000);
  }

  private long at(long ms) {
    return evidence.startedNs() + ms * 1_000_000;
  }

  private static byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
