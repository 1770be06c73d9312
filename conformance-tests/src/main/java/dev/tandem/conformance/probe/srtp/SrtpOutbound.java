package dev.tandem.conformance.probe.srtp;

import java.util.HashMap;
import java.util.Map;

/**
 * Protects what one end sends (RFC 3711). It returns new bytes, which a caller may spoil or send
 * twice; and it protects a sequence number again as often as it is asked to. For a single thread.
 */
public final class SrtpOutbound {
  private final PacketCipher cipher;
  private final Map<Integer, RollOver> streams = new HashMap<>();
  private final Map<Integer, Integer> rtcpIndexes = new HashMap<>();

  public SrtpOutbound(SrtpKeys keys) {
    cipher = PacketCipher.of(keys);
  }

  /** Protects an RTP packet; its roll-over counter follows from those of its SSRC before it. */
  public byte[] protectRtp(byte[] packet) {
    int clear = SrtpHeader.length(packet, packet.length).orElseThrow(SrtpOutbound::noPacket);
    int ssrc = SrtpHeader.word(packet, SrtpHeader.RTP_SSRC_OFFSET);
    RollOver stream = streams.computeIfAbsent(ssrc, unseen -> new RollOver());
    long index = stream.indexOf(SrtpHeader.sequence(packet));
    stream.seen(index);
    return cipher.sealRtp(packet, clear, ssrc, index);
  }

  /** Protects a compound RTCP packet with the next SRTCP index of its first SSRC. */
  public byte[] protectRtcp(byte[] compound) {
    if (compound.length < SrtpHeader.RTCP_CLEAR) {
      throw noPacket();
    }
    int ssrc = SrtpHeader.word(compound, SrtpHeader.RTCP_SSRC_OFFSET);
    int index = rtcpIndexes.getOrDefault(ssrc, 0);
    rtcpIndexes.put(ssrc, index + 1);
    return cipher.sealRtcp(compound, ssrc, index);
  }

  private static IllegalArgumentException noPacket() {
    return new IllegalArgumentException("shorter than its header");
  }
}
