package dev.tandem.server.media.rtp;

/**
 * What a forwarder must know of a video payload: where frames and key frames start, and how large
 * the picture is. Anything malformed is no start and of unknown size. Nothing is allocated, but for
 * a small reader where {@link #pictureSize} finds a sequence header to parse.
 */
public final class VideoPayload {
  private VideoPayload() {}

  /** Whether this is the first packet of a picture from which decoding can start. */
  public static boolean startsKeyFrame(Codec codec, byte[] buffer, int offset, int length) {
    return switch (codec) {
      case VP8 -> Vp8Payload.startsKeyFrame(buffer, offset, length);
      case VP9 -> Vp9Payload.startsKeyFrame(buffer, offset, length);
      case H264 -> H264Payload.startsKeyFrame(buffer, offset, length);
      case AV1 -> Av1Payload.startsKeyFrame(buffer, offset, length);
      default -> false;
    };
  }

  /**
   * Whether this is the first packet of a picture. In H.264, parameter sets and supplemental
   * information in packets of their own before a picture count as well.
   */
  public static boolean startsFrame(Codec codec, byte[] buffer, int offset, int length) {
    return switch (codec) {
      case VP8 -> Vp8Payload.startsFrame(buffer, offset, length);
      case VP9 -> Vp9Payload.startsFrame(buffer, offset, length);
      case H264 -> H264Payload.startsFrame(buffer, offset, length);
      case AV1 -> Av1Payload.startsFrame(buffer, offset, length);
      default -> false;
    };
  }

  /**
   * The picture size that this packet states, of the largest layer.
   *
   * @return {@code width << 32 | height} in pixels, 0 if the packet states none
   */
  public static long pictureSize(Codec codec, byte[] buffer, int offset, int length) {
    return switch (codec) {
      case VP8 -> Vp8Payload.pictureSize(buffer, offset, length);
      case VP9 -> Vp9Payload.pictureSize(buffer, offset, length);
      case H264 -> H264Payload.pictureSize(buffer, offset, length);
      case AV1 -> Av1Payload.pictureSize(buffer, offset, length);
      default -> 0;
    };
  }

  /** The width in what {@link #pictureSize} returned. */
  public static int width(long pictureSize) {
    return (int) (pictureSize >>> 32);
  }

  /** The height in what {@link #pictureSize} returned. */
  public static int height(long pictureSize) {
    return (int) pictureSize;
  }

  static long size(int width, int height) {
    return width <= 0 || height <= 0 ? 0 : (long) width << 32 | height;
  }
}
