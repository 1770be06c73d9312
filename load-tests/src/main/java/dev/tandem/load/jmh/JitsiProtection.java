package dev.tandem.load.jmh;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.srtp.SrtpProfile;
import java.lang.foreign.MemorySegment;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * Packets as a user of jitsi-srtp protects them: copied into one array, encrypted in place, and
 * brought off the heap, from where the system sends (the platform's channels do that by themselves
 * with arrays).
 */
final class JitsiProtection implements Protection {
  private static final int ROOM = 64;

  private final SrtpCryptoContext context;
  private final Exit exit;
  private final Packet packet = new Packet();

  JitsiProtection(int ssrc, Exit exit) {
    this.exit = exit;
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

  @Override
  public int protect(byte[] header, int offset, int length, PlainText text) {
    System.arraycopy(header, offset, packet.octets, 0, length);
    System.arraycopy(text.array(), text.offset(), packet.octets, length, text.length());
    packet.length = length + text.length();
    try {
      context.transformPacket(packet);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    MemorySegment.copy(packet.octets, 0, exit.buffer(), JAVA_BYTE, exit.place(), packet.length);
    return packet.length;
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
