package dev.tandem.server.media.rtp;

import static dev.tandem.server.media.rtp.PayloadAssert.assertPayload;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VideoPayloadTest {
  @ParameterizedTest
  @EnumSource(names = {"OPUS", "G722", "PCMU", "PCMA", "AUDIO_RED", "VIDEO_RED", "ULPFEC"})
  void findsNoFramesInOtherPayloads(Codec codec) {
    assertPayload(codec, Hex.octets("10 504200 9d012a 8002 e001 aabb")).startsNoFrame().hasNoSize();
  }

  @ParameterizedTest
  @EnumSource(names = {"VP8", "VP9", "H264", "AV1"})
  void findsNothingInAnEmptyPayload(Codec codec) {
    assertPayload(codec, new byte[0]).startsNoFrame().hasNoSize();
  }

  @ParameterizedTest
  @EnumSource(names = {"VP8", "VP9", "H264", "AV1"})
  void survivesRandomBytes(Codec codec) {
    HostileBytes.everyLength((buffer, offset, length) -> read(codec, buffer, offset, length));
  }

  @ParameterizedTest
  @CsvSource({
    "VP8, 90f08123456750420 09d012a8002e001aabb",
    "VP8, 10504200 9d012a",
    "VP9, a8812300 0582498342 0027f01670aabb",
    "VP9, 8a05380140 00b40280016801040182498342 0027f01670aabb",
    "VP9, 0a08ff0c",
    "VP9, d8050305 0686aabb",
    "H264, 67 6400 1f",
    "H264, 6742000a9653058988",
    "H264, 780009 6742000a9653058988 000468c96388",
    "H264, 7c8742000a9653058988",
    "AV1, 0809080000002d4cffb3c0 05301000aabb",
    "AV1, 18080000 002d",
    "AV1, 18 0a08"
  })
  void survivesMutilatedAndContinuedPayloads(Codec codec, String hex) {
    byte[] payload = Hex.octets(hex);
    HostileBytes.mutilated(
        payload, (buffer, offset, length) -> read(codec, buffer, offset, length));
    HostileBytes.everyLength(
        payload, (buffer, offset, length) -> read(codec, buffer, offset, length));
  }

  private static void read(Codec codec, byte[] buffer, int offset, int length) {
    boolean keyFrame = VideoPayload.startsKeyFrame(codec, buffer, offset, length);
    boolean frame = VideoPayload.startsFrame(codec, buffer, offset, length);
    long size = VideoPayload.pictureSize(codec, buffer, offset, length);
    assertThat(keyFrame && !frame && codec != Codec.AV1).isFalse();
    assertThat(VideoPayload.width(size)).isBetween(0, 1 << 17);
    assertThat(VideoPayload.height(size)).isBetween(0, 1 << 17);
  }
}
