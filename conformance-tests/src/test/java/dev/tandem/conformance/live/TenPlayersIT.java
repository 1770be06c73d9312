package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.Tab;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of ten players of a pushed stream leaves, dies or stalls: the other nine notice nothing. */
@ExtendWith(BedExtension.class)
class TenPlayersIT {
  private static final int OTHERS = 9;

  @Test
  void nineGoOnWhenOneLeavesOneDiesAndOneStalls(Bed bed) {
    String stream = bed.name("ten");
    bed.publish(1, stream, "fps", "10");
    bed.push(1, stream, 2, stream);
    List<Tab> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(bed.play(2, stream));
    }
    allGoOn(others);

    Tab leaver = bed.play(2, stream);
    leaver.click("playBtn");
    leaver.awaitStatus("playStatus", "STOPPED");
    allGoOn(others);

    try (ChromeSession dying = ChromeSession.start(Bed.microphone())) {
      playAlone(dying, bed, stream);
      dying.kill();
      allGoOn(others);
    }

    try (ChromeSession stalling = ChromeSession.start(Bed.microphone())) {
      playAlone(stalling, bed, stream);
      stalling.stall();
      try {
        allGoOn(others);
      } finally {
        stalling.resume();
      }
    }
  }

  private static void playAlone(ChromeSession chrome, Bed bed, String stream) {
    Tab player = chrome.newTab().open(bed.server(2).page("player.html", "stream", stream));
    player.click("playBtn");
    player.awaitStatus("playStatus", "PLAYING");
    MediaChecks.sees(player);
  }

  private static void allGoOn(List<Tab> players) {
    MediaChecks.allSeeAndHear(players);
    for (Tab player : players) {
      assertThat(player.status("playStatus")).isEqualTo("PLAYING");
    }
  }
}
