package dev.tandem.server.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

/** Says what is expected of the payload of a packet. */
final class PayloadAssert {
  private final Codec codec;
  private final byte[] payload;

  private PayloadAssert(Codec codec, byte[] payload) {
    this.codec = codec;
    this.payload = payload;
  }

  static PayloadAssert assertPayload(Codec codec, byte[] payload) {
    return new PayloadAssert(codec, payload);
  }

  PayloadAssert startsKeyFrame() {
    assertThat(VideoPayload.startsKeyFrame(codec, payload, 0, payload.length)).isTrue();
    return startsFrame();
  }

  PayloadAssert startsNoKeyFrame() {
    assertThat(VideoPayload.startsKeyFrame(codec, payload, 0, payload.length)).isFalse();
    return this;
  }

  PayloadAssert startsFrame() {
    assertThat(VideoPayload.startsFrame(codec, payload, 0, payload.length)).isTrue();
    return this;
  }

  PayloadAssert startsNoFrame() {
    assertThat(VideoPayload.startsFrame(codec, payload, 0, payload.length)).isFalse();
    return startsNoKeyFrame();
  }

  PayloadAssert hasSize(int width, int height) {
    long size = VideoPayload.pictureSize(codec, payload, 0, payload.length);
    assertThat(VideoPayload.width(size)).as("width").isEqualTo(width);
    assertThat(VideoPayload.height(size)).as("height").isEqualTo(height);
    return this;
  }

  PayloadAssert hasNoSize() {
    assertThat(VideoPayload.pictureSize(codec, payload, 0, payload.length)).isZero();
    return this;
  }
}
