package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.Tab;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who comes late to a pushed stream. */
@ExtendWith(BedExtension.class)
class LateJoinIT {
  private static final int JOINS = 5;

  /**
   * The median of several joins: build machines lose single moments to their neighbours, but a
   * server that makes players wait for the encoder's next key frame fails most joins.
   */
  @Test
  void showsAPictureWithinASecond(Bed bed) {
    String stream = bed.name("late");
    bed.publish(1, stream);
    bed.push(1, stream, 2, stream);
    MediaChecks.seesAndHears(bed.play(2, stream));

    List<Double> joins = Stream.generate(() -> join(bed, stream)).limit(JOINS).sorted().toList();

    assertThat(joins.get(JOINS / 2))
        .as("median ms to the first picture of %s", joins)
        .isLessThan(1000.0);
  }

  /** From the page's playStream to the first picture on the screen, in ms. */
  private static double join(Bed bed, String stream) {
    Tab player = bed.play(2, stream);
    player.awaitMedia("frames", false, m -> m.frames() > 0);
    long asked =
        player
            .awaitMessage("playStream", m -> m.name().equals("playStream"), Deadlines.ANSWER)
            .atMs();
    double shown = player.awaitFirstPicture();
    player.close();
    return shown - asked;
  }
}
