package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.probe.MediaReading;
import dev.tandem.conformance.probe.Tab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every codec, and each medium alone, from a browser through a push to a player. */
@ExtendWith(BedExtension.class)
class CodecsIT {
  @ParameterizedTest
  @ValueSource(strings = {"VP8", "VP9", "H264", "AV1"})
  void playsTheVideoCodecOnTheSecondServer(String codec, Bed bed) {
    String stream = bed.name("codec");
    bed.publish(1, stream, "codec", codec, "fps", "15");
    bed.push(1, stream, 2, stream);

    MediaReading seen = MediaChecks.seesAndHears(bed.play(2, stream));

    assertThat(seen.videoCodec()).isEqualTo(codec);
    assertThat(seen.audioCodec()).isEqualTo("opus");
    assertThat(seen.width()).isEqualTo(320);
    assertThat(seen.height()).isEqualTo(240);
  }

  @Test
  void playsSoundAloneOnTheSecondServer(Bed bed) {
    String stream = bed.name("sound");
    bed.publish(1, stream, "media", "audio");
    bed.push(1, stream, 2, stream);

    Tab player = bed.play(2, stream);

    assertThat(MediaChecks.hears(player).videoBytes()).isZero();
    assertThat(player.text("playNote")).isEqualTo("Sound only");
  }

  @Test
  void playsPictureAloneOnTheSecondServer(Bed bed) {
    String stream = bed.name("picture");
    bed.publish(1, stream, "media", "video");
    bed.push(1, stream, 2, stream);

    assertThat(MediaChecks.sees(bed.play(2, stream)).audioBytes()).isZero();
  }

  @Test
  void playsTheTestPictureOfAMachineWithoutACamera(Bed bed) {
    String stream = bed.name("test");
    bed.publish(1, stream, "source", "test");

    MediaChecks.seesAndHears(bed.play(1, stream));
  }
}
