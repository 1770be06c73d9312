package dev.tandem.conformance.probe.packet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** VP8 payload descriptors and frame headers (RFC 7741, 4.2; RFC 6386, 9.1). */
final class Vp8Payloads implements VideoPayloads {
  private static final int EXTENDED = 0x80;
  private static final int START_OF_PARTITION = 0x10;
  private static final int HAS_PICTURE_ID = 0x80;
  private static final int HAS_TL0PICIDX = 0x40;
  private static final int HAS_TID = 0x20;
  private static final int LONG_PICTURE_ID = 0x8000;
  private static final byte[] START_CODE = {(byte) 0x9d, 0x01, 0x2a};

  /** The size is 19 bits of the frame tag. */
  private static final int FIRST_PARTITION_OCTETS = 200;

  private static final int SHOW_FRAME = 0x10;
  private static final int INTER_FRAME = 1;

  private final PictureOptions picture;
  private final byte[] filler;
  private int pictureId;
  private int tl0PicIdx;

  Vp8Payloads(TrackOptions track, PictureOptions picture) {
    this.picture = picture;
    filler = track.filler(picture.packetOctets());
    pictureId = new SplittableRandom(track.seed()).nextInt(LONG_PICTURE_ID);
  }

  @Override
  public List<byte[]> frame(boolean keyFrame, IntFunction<byte[]> stamp) {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < picture.packets(keyFrame); i++) {
      ByteBuffer payload = ByteBuffer.allocate(picture.packetOctets());
      putDescriptor(payload, i == 0);
      if (i == 0) {
        putFrameHeader(payload, keyFrame);
      }
      payload.put(stamp.apply(i));
      payload.put(filler, 0, payload.remaining());
      payloads.add(payload.array());
    }
    pictureId = (pictureId + 1) % LONG_PICTURE_ID;
    tl0PicIdx = (tl0PicIdx + 1) & 0xff;
    return payloads;
  }

  private void putDescriptor(ByteBuffer out, boolean first) {
    boolean layers = picture.layerIndex();
    out.put((byte) (EXTENDED | (first ? START_OF_PARTITION : 0)));
    out.put((byte) (HAS_PICTURE_ID | (layers ? HAS_TL0PICIDX | HAS_TID : 0)));
    out.putShort((short) (LONG_PICTURE_ID | pictureId));
    if (layers) {
      // temporal layer 0, no layer sync
      out.put((byte) tl0PicIdx).put((byte) 0);
    }
  }

  private void putFrameHeader(ByteBuffer out, boolean keyFrame) {
    int tag = FIRST_PARTITION_OCTETS << 5 | SHOW_FRAME | (keyFrame ? 0 : INTER_FRAME);
    out.put((byte) tag).put((byte) (tag >> 8)).put((byte) (tag >> 16));
    if (keyFrame) {
      out.put(START_CODE).order(ByteOrder.LITTLE_ENDIAN);
      out.putShort((short) picture.width()).putShort((short) picture.height());
      out.order(ByteOrder.BIG_ENDIAN);
    }
  }
}
