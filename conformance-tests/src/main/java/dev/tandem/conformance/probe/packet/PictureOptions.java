package dev.tandem.conformance.probe.packet;

/**
 * How synthetic video is cut.
 *
 * @param keyFrameEvery a key frame at least every so many frames; 0 for the first and on request
 *     only
 * @param packetOctets octets of payload in each packet
 * @param layerIndex whether VP8 has TL0PICIDX and TID (RFC 7741, 4.2), as with temporal layers
 */
public record PictureOptions(
    int width,
    int height,
    int keyFramePackets,
    int interFramePackets,
    int packetOctets,
    int keyFrameEvery,
    boolean layerIndex) {
  public static final PictureOptions DEFAULT = new PictureOptions(640, 480, 6, 2, 1000, 0, false);

  public PictureOptions {
    int atLeast = 4 * Stamp.LENGTH;
    if (keyFramePackets < 1 || interFramePackets < 1 || packetOctets < atLeast) {
      throw new IllegalArgumentException(
          "a frame needs a packet, and a packet needs %d octets".formatted(atLeast));
    }
  }

  public PictureOptions withSize(int newWidth, int newHeight) {
    return new PictureOptions(
        newWidth,
        newHeight,
        keyFramePackets,
        interFramePackets,
        packetOctets,
        keyFrameEvery,
        layerIndex);
  }

  public PictureOptions withKeyFrameEvery(int frames) {
    return new PictureOptions(
        width, height, keyFramePackets, interFramePackets, packetOctets, frames, layerIndex);
  }

  public PictureOptions withPackets(int ofKeyFrame, int ofInterFrame) {
    return new PictureOptions(
        width, height, ofKeyFrame, ofInterFrame, packetOctets, keyFrameEvery, layerIndex);
  }

  public PictureOptions withLayerIndex() {
    return new PictureOptions(
        width, height, keyFramePackets, interFramePackets, packetOctets, keyFrameEvery, true);
  }

  int packets(boolean keyFrame) {
    return keyFrame ? keyFramePackets : interFramePackets;
  }
}
