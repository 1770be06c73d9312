package dev.tandem.load.stream;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.server.media.rtp.VideoPayload;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {
  private static final int STAMPED_AT_US = 1_234_567;

  @ParameterizedTest
  @ValueSource(strings = {"vp8-1500k", "vp8-600k", "h264-1500k", "h264-600k"})
  void streamsBeginWithAKeyFrameAndHoldTheirRate(String name) {
    PreparedTrack video = video(name);
    byte[] first = video.octets(0);

    assertThat(video.isKey(0)).isTrue();
    assertThat(VideoPayload.startsKeyFrame(video.codec(), first, 0, first.length)).isTrue();
    assertThat(VideoPayload.width(VideoPayload.pictureSize(video.codec(), first, 0, first.length)))
        .isEqualTo(640);
    long octets = 0;
    for (int i = 0; i < video.packets(); i++) {
      octets += video.length(i);
    }
    double seconds = video.frames() / 30.0;
    double wanted = Integer.parseInt(name.replaceAll("[^-]*-|k", "")) * 1_000.0;
    assertThat(octets * 8 / seconds).isBetween(wanted * 0.9, wanted * 1.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vp8-1500k", "h264-1500k"})
  void packetsOfAFrameAreOfNearEqualLength(String name) {
    PreparedTrack video = video(name);
    int frame = 1;
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int i = video.firstPacket(frame); i < video.firstPacket(frame + 1); i++) {
      shortest = Math.min(shortest, video.length(i));
      longest = Math.max(longest, video.length(i));
    }

    assertThat(longest - shortest).isLessThanOrEqualTo(1);
    assertThat(longest).isLessThanOrEqualTo(Packets.MAX_PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vp8-600k", "h264-600k", "opus"})
  void eachPacketIsFoundByItsFingerprintWhateverIsStampedOnIt(String name) {
    Fingerprint fingerprint = new Fingerprint();
    MemorySegment memory = Arena.ofAuto().allocate(2_048);
    byte[] received = new byte[2_048];
    for (PreparedTrack track : PreparedStream.named(name).media()) {
      for (int frame = 0; frame < track.frames(); frame++) {
        int end = track.firstPacket(frame + 1);
        for (int packet = track.firstPacket(frame); packet < end; packet++) {
          int length = track.length(packet);
          track.copy(packet, 0x1234, memory, 0);
          if (track.isVideo() && packet == end - 1) {
            FrameStamp.write(memory, length - FrameStamp.LENGTH, 7, 42, STAMPED_AT_US);
          }
          MemorySegment.copy(memory, JAVA_BYTE, 0, received, 3, length);

          assertThat(Library.idOf(fingerprint.of(track.codec(), received, 3, length)))
              .isEqualTo(track.id(packet));
        }
      }
    }
  }

  @Test
  void anAlteredPacketIsFoundNowhere() {
    PreparedTrack video = video("vp8-600k");
    byte[] octets = video.octets(3);
    octets[100] ^= 1;

    assertThat(Library.idOf(new Fingerprint().of(video.codec(), octets, 0, octets.length)))
        .isNegative();
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PreparedStream.named("vp9"))
        .withMessageContaining("vp8-1500k");
  }

  private static PreparedTrack video(String name) {
    return PreparedStream.named(name).media().stream()
        .filter(PreparedTrack::isVideo)
        .findFirst()
        .orElseThrow();
  }
}
