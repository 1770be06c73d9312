package dev.tandem.load.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayheadTest {
  private static final int FRAMES = 5;

  @Test
  void theTrackBeginsAnewInEachOfItsLengthsAtAMomentOfItsOwn() {
    assertThat(frames(new Playhead(FRAMES, 0), 12))
        .containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1);
    assertThat(frames(new Playhead(FRAMES, 3), 12))
        .containsExactly(0, 1, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
  }

  @Test
  void aKeyFrameThatIsWantedMovesNoneOfTheOthers() {
    Playhead playhead = new Playhead(FRAMES, 0);
    frames(playhead, 3);

    playhead.beginAnew();

    assertThat(playhead.picture()).isEqualTo(3);
    assertThat(frames(playhead, 8)).containsExactly(0, 1, 0, 1, 2, 3, 4, 0);
  }

  private static List<Integer> frames(Playhead playhead, int count) {
    List<Integer> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(playhead.frame());
      playhead.next();
    }
    return frames;
  }
}
