package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SyntheticMediaTest {
  private static final TrackOptions TRACK = TrackOptions.of(96, 0x89abcdefL, 0xcafebabeL, 5);
  static final List<Supplier<SyntheticMedia>> SOURCES =
      List.of(
          () -> SyntheticMedia.opus(TRACK),
          () -> SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT),
          () -> SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT.withLayerIndex()),
          () -> SyntheticMedia.h264(TRACK, PictureOptions.DEFAULT.withPackets(1, 1)),
          () -> SyntheticMedia.h264(TRACK, PictureOptions.DEFAULT));

  @ParameterizedTest
  @FieldSource("SOURCES")
  void stampsEveryPacket(Supplier<SyntheticMedia> make) {
    SyntheticMedia source = make.get();
    for (long frame = 0; frame < 100; frame++) {
      long sentNs = Long.MIN_VALUE + frame * source.intervalNs();
      List<RtpPacket> packets = source.next(sentNs).packets();
      for (int i = 0; i < packets.size(); i++) {
        assertThat(Stamp.read(packets.get(i)))
            .contains(new Stamp(0xcafebabeL, source.kind(), frame, i, sentNs));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void numbersPacketsWithoutAGap(Supplier<SyntheticMedia> make) {
    List<RtpPacket> packets = packets(make.get(), 50);

    for (int i = 0; i < packets.size(); i++) {
      assertThat(packets.get(i).sequence()).isEqualTo(Sequence.plus(TRACK.firstSequence(), i));
    }
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void isTheSameForTheSameSeed(Supplier<SyntheticMedia> make) {
    assertThat(packets(make.get(), 20)).isEqualTo(packets(make.get(), 20));
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void hasNoStartCodeInItsPayload(Supplier<SyntheticMedia> make) {
    for (RtpPacket packet : packets(make.get(), 20)) {
      byte[] payload = packet.payload();
      for (int i = payload.length - 200; i > 20 && i < payload.length - 2; i++) {
        assertThat(payload[i] == 0 && payload[i + 1] == 0).isFalse();
      }
    }
  }

  @Test
  void spacesTimestampsEvenlyWhateverTheJitter() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT);
    long first = timestamp(video.next(0));

    assertThat(timestamp(video.next(40_000_000))).isEqualTo(first + 3000 & 0xffff_ffffL);
    assertThat(timestamp(video.next(62_000_000))).isEqualTo(first + 6000 & 0xffff_ffffL);
    assertThat(timestamp(video.next(62_100_000))).isEqualTo(first + 9000 & 0xffff_ffffL);
  }

  @Test
  void keepsToItsClockWhenALateCallerCatchesUp() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT);
    long first = timestamp(video.next(0));

    for (int i = 1; i <= 4; i++) { // four frames at once, 133 ms after the first
      assertThat(timestamp(video.next(133_400_000))).isEqualTo(first + i * 3000L & 0xffff_ffffL);
    }
    assertThat(timestamp(video.next(166_700_000))).isEqualTo(first + 15_000 & 0xffff_ffffL);
  }

  @Test
  void showsAPauseInItsTimestamps() {
    SyntheticMedia audio = SyntheticMedia.opus(TRACK);
    long first = timestamp(audio.next(0));

    assertThat(timestamp(audio.next(1_000_000_000))).isEqualTo(first + 48_000 & 0xffff_ffffL);
  }

  @Test
  void startsWhereItIsTold() {
    TrackOptions track = TRACK.withFirstSequence(65_535).withFirstTimestamp(0xffff_ffffL);
    SyntheticMedia audio = SyntheticMedia.opus(track);
    RtpPacket first = audio.next(0).packets().getFirst();
    RtpPacket second = audio.next(audio.intervalNs()).packets().getFirst();

    assertThat(first.sequence()).isEqualTo(65_535);
    assertThat(first.timestamp()).isEqualTo(0xffff_ffffL);
    assertThat(second.sequence()).isZero();
    assertThat(second.timestamp()).isEqualTo(959);
  }

  @Test
  void marksTheLastPacketOfAPicture() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT);

    assertThat(video.next(0).packets())
        .extracting(RtpPacket::marker)
        .containsExactly(false, false, false, false, false, true);
  }

  @Test
  void sendsAKeyFrameFirstAndOnRequest() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT);

    assertThat(keyFrames(video, 100)).containsExactly(0L);
    video.requestKeyFrame();
    assertThat(keyFrames(video, 100)).containsExactly(100L);
  }

  @Test
  void sendsKeyFramesAsOftenAsItIsTold() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT.withKeyFrameEvery(30));

    assertThat(keyFrames(video, 100)).containsExactly(0L, 30L, 60L, 90L);
  }

  @Test
  void writesAVp8DescriptorAndKeyFrameHeader() {
    SyntheticMedia video = SyntheticMedia.vp8(TRACK, PictureOptions.DEFAULT.withSize(320, 240));
    byte[] first = video.next(0).packets().getFirst().payload();
    byte[] inter = video.next(video.intervalNs()).packets().getFirst().payload();

    assertThat(first).startsWith(0x90, 0x80);
    assertThat(first[2]).as("a picture id of 15 bits").isNegative();
    assertThat(first[4] & 1).as("inverse key frame bit").isZero();
    assertThat(Arrays.copyOfRange(first, 7, 14)).isEqualTo(Hex.octets("9d012a 4001 f000"));
    assertThat(inter[4] & 1).as("inverse key frame bit").isOne();
  }

  @Test
  void refusesPacketsThatHaveNoRoomForAStamp() {
    assertThatThrownBy(() -> new PictureOptions(640, 480, 1, 1, 50, 0, false))
        .hasMessageContaining("a packet needs");
  }

  @Test
  void readsNoStampFromAnythingElse() {
    RtpPacket other = RtpPacket.builder().payload(new byte[500]).build();
    byte[] text = "TANDEM-STAMP:".repeat(10).getBytes(StandardCharsets.UTF_8);

    assertThat(Stamp.read(other)).isEmpty();
    assertThat(Stamp.read(other.toBuilder().payload(text).build())).isEmpty();
  }

  private static List<RtpPacket> packets(SyntheticMedia source, int frames) {
    List<RtpPacket> packets = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      packets.addAll(source.next(i * source.intervalNs()).packets());
    }
    return packets;
  }

  private static List<Long> keyFrames(SyntheticMedia source, int frames) {
    List<Long> keyFrames = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      MediaFrame frame = source.next(i * source.intervalNs());
      if (frame.keyFrame()) {
        keyFrames.add(frame.number());
      }
    }
    return keyFrames;
  }

  private static long timestamp(MediaFrame frame) {
    return frame.packets().getFirst().timestamp();
  }
}
