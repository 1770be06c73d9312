package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.RtpPacketBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Adds the header extensions that were agreed on, as a sender does at the last moment. */
final class OutgoingHeaders {
  private static final byte LOUD = (byte) 0x9E;

  private final ExtensionIds ids;
  private final Map<MediaKind, String> mids;
  private int transportSequence;

  OutgoingHeaders(ExtensionIds ids, Map<MediaKind, String> mids) {
    this.ids = ids;
    this.mids = mids;
  }

  synchronized RtpPacket complete(RtpPacket packet, MediaKind kind, long nowNs) {
    RtpPacketBuilder out = packet.toBuilder();
    if (ids.transportCc() > 0) {
      out.extension(ids.transportCc(), bytes(transportSequence++, 2));
    }
    if (ids.absSendTime() > 0) {
      out.extension(ids.absSendTime(), bytes(fixedPoint(nowNs), 3));
    }
    if (ids.mid() > 0) {
      byte[] mid = mids.getOrDefault(kind, "0").getBytes(StandardCharsets.US_ASCII);
      out.extension(ids.mid(), mid);
    }
    if (ids.audioLevel() > 0 && kind == MediaKind.AUDIO) {
      out.extension(ids.audioLevel(), new byte[] {LOUD});
    }
    return out.build();
  }

  /** Seconds modulo 64 with 18 bits of fraction. */
  private static int fixedPoint(long nowNs) {
    long seconds = Math.floorMod(nowNs / 1_000_000_000, 64L);
    long fraction = (Math.floorMod(nowNs, 1_000_000_000L) << 18) / 1_000_000_000;
    return (int) (seconds << 18 | fraction);
  }

  private static byte[] bytes(int value, int count) {
    byte[] four = ByteBuffer.allocate(4).putInt(value).array();
    byte[] result = new byte[count];
    System.arraycopy(four, 4 - count, result, 0, count);
    return result;
  }
}
