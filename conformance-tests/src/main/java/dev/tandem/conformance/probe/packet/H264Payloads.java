package dev.tandem.conformance.probe.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * H.264 in packetization mode 1 (RFC 6184): a key frame is a STAP-A of parameter sets and an SEI
 * that holds the stamp, then an IDR slice in FU-As; any other frame is one slice in FU-As.
 */
final class H264Payloads implements VideoPayloads {
  private static final int STAP_A = 0x78;
  private static final int FU_A = 28;
  private static final int IDR_SLICE = 0x65;
  private static final int OTHER_SLICE = 0x41;
  private static final int SEI = 0x06;
  private static final int SEI_USER_DATA = 5;
  private static final int UUID_LENGTH = 16;
  private static final int START = 0x80;
  private static final int END = 0x40;

  /** First macroblock 0; slice types 7 (I) and 5 (P), as in ITU-T H.264, 7.3.3. */
  private static final byte[] IDR_SLICE_HEADER = {(byte) 0x88, (byte) 0x84};

  private static final byte[] OTHER_SLICE_HEADER = {(byte) 0x9a, 0x24};

  private final PictureOptions picture;
  private final byte[] filler;
  private final byte[] sps;

  H264Payloads(TrackOptions track, PictureOptions picture) {
    this.picture = picture;
    filler = track.filler(picture.packetOctets());
    sps = H264Parameters.sps(picture.width(), picture.height());
  }

  @Override
  public List<byte[]> frame(boolean keyFrame, IntFunction<byte[]> stamp) {
    List<byte[]> payloads = new ArrayList<>();
    if (keyFrame) {
      payloads.add(parameterSets(stamp.apply(0)));
    }
    int fragments = Math.max(2, picture.packets(keyFrame) - payloads.size());
    for (int i = 0; i < fragments; i++) {
      int edge = (i == 0 ? START : 0) | (i == fragments - 1 ? END : 0);
      payloads.add(fragment(keyFrame, edge, stamp.apply(payloads.size())));
    }
    return payloads;
  }

  private byte[] parameterSets(byte[] stamp) {
    List<byte[]> units = List.of(sps, H264Parameters.pps(), sei(stamp));
    int length = 1 + units.stream().mapToInt(unit -> 2 + unit.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length).put((byte) STAP_A);
    units.forEach(unit -> out.putShort((short) unit.length).put(unit));
    return out.array();
  }

  private byte[] sei(byte[] stamp) {
    int size = UUID_LENGTH + stamp.length;
    ByteBuffer out = ByteBuffer.allocate(3 + size + 1);
    out.put((byte) SEI).put((byte) SEI_USER_DATA).put((byte) size);
    return out.put(filler, 0, UUID_LENGTH).put(stamp).put((byte) 0x80).array();
  }

  private byte[] fragment(boolean keyFrame, int edge, byte[] stamp) {
    int unit = keyFrame ? IDR_SLICE : OTHER_SLICE;
    ByteBuffer out = ByteBuffer.allocate(picture.packetOctets());
    out.put((byte) ((unit & 0x60) | FU_A)).put((byte) (edge | (unit & 0x1f)));
    if (edge == START) {
      out.put(keyFrame ? IDR_SLICE_HEADER : OTHER_SLICE_HEADER);
    }
    return out.put(stamp).put(filler, 0, out.remaining()).array();
  }
}
