package dev.tandem.server.media.srtp;

import dev.tandem.server.media.rtp.PlainText;
import java.util.Arrays;

/** Packets and contexts for tests, with room behind the packets for tag and index. */
final class Packets {
  static final int PAYLOAD_LENGTH = 40;
  static final int RTP_LENGTH = 12 + PAYLOAD_LENGTH;
  static final int RTCP_LENGTH = 28;

  private Packets() {}

  /** An RTP packet whose payload tells its number. */
  static byte[] rtp(int ssrc, int number) {
    byte[] packet = new byte[RTP_LENGTH + SrtpSender.MAX_OVERHEAD];
    packet[0] = (byte) 0x80;
    packet[1] = 96;
    packet[2] = (byte) (number >>> 8);
    packet[3] = (byte) number;
    Octets.putInt(packet, 8, ssrc);
    Octets.putInt(packet, 12, number);
    return packet;
  }

  /** An RTCP packet whose text tells its number. */
  static byte[] rtcp(int ssrc, int number) {
    byte[] packet = new byte[RTCP_LENGTH + SrtpSender.MAX_OVERHEAD];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 200;
    packet[3] = 6;
    Octets.putInt(packet, 4, ssrc);
    Octets.putInt(packet, 8, number);
    return packet;
  }

  static int protectRtp(SrtpSender sender, byte[] packet) {
    PlainText payload = OffHeap.text(packet, 12, PAYLOAD_LENGTH);
    return OffHeap.apply(packet, memory -> sender.protectRtp(packet, 0, 12, payload, memory, 0));
  }

  static int protectRtcp(SrtpSender sender, byte[] packet) {
    return OffHeap.apply(packet, memory -> sender.protectRtcp(packet, 0, RTCP_LENGTH, memory, 0));
  }

  static SrtpSender sender(SrtpProfile profile) {
    return new SrtpSender(profile, key(profile), salt(profile), new JdkPacketCiphers());
  }

  static SrtpReceiver receiver(SrtpProfile profile) {
    return new SrtpReceiver(profile, key(profile), salt(profile), new JdkPacketCiphers());
  }

  static byte[] key(SrtpProfile profile) {
    byte[] key = new byte[profile.keyLength()];
    Arrays.fill(key, (byte) 0x4b);
    return key;
  }

  static byte[] salt(SrtpProfile profile) {
    byte[] salt = new byte[profile.saltLength()];
    Arrays.fill(salt, (byte) 0x53);
    return salt;
  }
}
