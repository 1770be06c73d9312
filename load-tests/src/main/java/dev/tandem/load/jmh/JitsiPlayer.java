package dev.tandem.load.jmh;

import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * A player as a user of jitsi-srtp would serve it: a copy, a new header, and encryption in place.
 */
final class JitsiPlayer {
  private static final int ROOM = 64;
  private static final int SSRC_PLACE = 8;

  private final SrtpCryptoContext context;
  private final Packet packet = new Packet();
  private final int ssrc;

  JitsiPlayer(int ssrc) {
    this.ssrc = ssrc;
    SrtpProfile profile = Ciphers.GCM;
    SrtpPolicy policy =
        new SrtpPolicy(
            SrtpPolicy.AESGCM_ENCRYPTION,
            profile.keyLength(),
            SrtpPolicy.NULL_AUTHENTICATION,
            0,
            profile.tagLength(),
            profile.saltLength());
    try {
      context =
          new SrtpContextFactory(
                  true,
                  Ciphers.key(profile),
                  Ciphers.salt(profile),
                  policy,
                  policy,
                  new LoggerImpl("jitsi-srtp"))
              .deriveContext(ssrc, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes this player's packet out of a packet in the clear; returns its length. */
  int forward(byte[] plain, int length, int sequence) {
    System.arraycopy(plain, 0, packet.octets, 0, length);
    packet.length = length;
    BigEndian.putU16(packet.octets, 2, sequence);
    BigEndian.putInt(packet.octets, SSRC_PLACE, ssrc);
    try {
      context.transformPacket(packet);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return packet.length;
  }

  byte[] octets() {
    return packet.octets;
  }

  private static final class Packet implements ByteArrayBuffer {
    private final byte[] octets = new byte[2048 + ROOM];
    private int length;

    @Override
    public byte[] getBuffer() {
      return octets;
    }

    @Override
    public int getOffset() {
      return 0;
    }

    @Override
    public int getLength() {
      return length;
    }

    @Override
    public void setLength(int newLength) {
      length = newLength;
    }

    @Override
    public void setOffset(int offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isInvalid() {
      return false;
    }

    @Override
    public void readRegionToBuff(int offset, int regionLength, byte[] out) {
      System.arraycopy(octets, offset, out, 0, regionLength);
    }

    @Override
    public void grow(int howMuch) {}

    @Override
    public void append(byte[] data, int count) {
      System.arraycopy(data, 0, octets, length, count);
      length += count;
    }

    @Override
    public void shrink(int count) {
      length -= count;
    }
  }
}
