package dev.tandem.conformance.probe.srtp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens what the other end sends (RFC 3711, 3.3 and 3.4). For a single thread. */
public final class SrtpInbound {
  private final PacketCipher cipher;
  private final int tagLength;
  private final Map<Integer, RollOver> streams = new HashMap<>();
  private final Map<Integer, ReplayList> rtpReplays = new HashMap<>();
  private final Map<Integer, ReplayList> rtcpReplays = new HashMap<>();
  private boolean acceptsReplays;

  public SrtpInbound(SrtpKeys keys) {
    cipher = PacketCipher.of(keys);
    tagLength = keys.profile().tagLength();
  }

  /** Whether a packet that was seen before is opened like a new one; not so at first. */
  public SrtpInbound acceptReplays(boolean accept) {
    acceptsReplays = accept;
    return this;
  }

  public Unprotected unprotectRtp(byte[] packet) {
    OptionalInt clear = SrtpHeader.length(packet, packet.length - tagLength);
    if (clear.isEmpty()) {
      return Unprotected.failed(SrtpResult.TOO_SHORT);
    }
    int ssrc = SrtpHeader.word(packet, SrtpHeader.RTP_SSRC_OFFSET);
    RollOver stream = streams.getOrDefault(ssrc, new RollOver());
    long index = stream.indexOf(SrtpHeader.sequence(packet));
    if (isReplay(rtpReplays, ssrc, index)) {
      return Unprotected.failed(SrtpResult.REPLAYED);
    }
    Optional<byte[]> plain = cipher.openRtp(packet, clear.getAsInt(), ssrc, index);
    if (plain.isEmpty()) {
      return Unprotected.failed(SrtpResult.BAD_TAG);
    }
    stream.seen(index);
    streams.putIfAbsent(ssrc, stream);
    remember(rtpReplays, ssrc, index);
    return Unprotected.ok(plain.get());
  }

  public Unprotected unprotectRtcp(byte[] packet) {
    if (packet.length < SrtpHeader.RTCP_CLEAR + Integer.BYTES + tagLength) {
      return Unprotected.failed(SrtpResult.TOO_SHORT);
    }
    int ssrc = SrtpHeader.word(packet, SrtpHeader.RTCP_SSRC_OFFSET);
    int word = SrtpHeader.word(packet, packet.length - cipher.indexWordFromEnd());
    int index = word & ~PacketCipher.ENCRYPTED;
    if (isReplay(rtcpReplays, ssrc, index)) {
      return Unprotected.failed(SrtpResult.REPLAYED);
    }
    Optional<byte[]> plain = cipher.openRtcp(packet, ssrc, word);
    if (plain.isEmpty()) {
      return Unprotected.failed(SrtpResult.BAD_TAG);
    }
    remember(rtcpReplays, ssrc, index);
    if ((word & PacketCipher.ENCRYPTED) == 0) {
      return Unprotected.failed(SrtpResult.NOT_ENCRYPTED);
    }
    return Unprotected.ok(plain.get());
  }

  private boolean isReplay(Map<Integer, ReplayList> lists, int ssrc, long index) {
    ReplayList list = lists.get(ssrc);
    return !acceptsReplays && list != null && list.contains(index);
  }

  private static void remember(Map<Integer, ReplayList> lists, int ssrc, long index) {
    lists.computeIfAbsent(ssrc, unseen -> new ReplayList()).add(index);
  }
}
