package dev.tandem.load.jmh;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.srtp.PacketCipher;
import dev.tandem.server.media.srtp.PacketCipherProvider;
import dev.tandem.server.media.srtp.PacketKind;
import dev.tandem.server.media.srtp.SessionKeys;
import dev.tandem.server.media.srtp.SrtpProfile;
import dev.tandem.server.media.srtp.SrtpSender;
import dev.tandem.server.media.transport.MediaTransport;
import dev.tandem.server.media.transport.TransportListener;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * A transport with real ciphers and no network before it. What comes in is one packet, opened anew
 * each time, with the next sequence number written into it.
 */
final class StepTransport implements MediaTransport {
  private static final SrtpProfile PROFILE = Ciphers.GCM;
  private static final int VP8 = 96;
  private static final int TRANSPORT_CC = 3;
  private static final int SSRC = 7;
  private static final byte KEY_FRAME_START = 0x10;

  private final TransportListener listener;
  private final Protection protection;
  private final PacketCipher opener;
  private final Exit exit;
  private final int player;
  private final byte[] sealed;
  private final int headerLength;
  private boolean connected;
  private int sequence;
  private long sent;

  StepTransport(
      PacketCipherProvider ciphers,
      TransportListener listener,
      int octets,
      Protection protection,
      Exit exit,
      int player) {
    this.listener = listener;
    this.protection = protection;
    this.exit = exit;
    this.player = player;
    byte[] key = Ciphers.key(PROFILE);
    byte[] salt = Ciphers.salt(PROFILE);
    SessionKeys keys = SessionKeys.derive(PROFILE, PacketKind.RTP, key, salt);
    opener = ciphers.create(PROFILE, PacketKind.RTP, keys);
    byte[] header = new byte[RtpHeaderWriter.MAX_LENGTH];
    RtpHeaderWriter writer = new RtpHeaderWriter();
    writer.begin(header, 0, true, VP8, 0, 0, SSRC);
    writer.extension(TRANSPORT_CC, 0, 2);
    headerLength = writer.finish();
    sealed = seal(header, octets);
  }

  private byte[] seal(byte[] header, int octets) {
    MemorySegment packet = Arena.ofAuto().allocate(octets + SrtpSender.MAX_OVERHEAD);
    byte[] text = new byte[octets - headerLength];
    text[0] = KEY_FRAME_START;
    MemorySegment memory = Arena.ofAuto().allocateFrom(JAVA_BYTE, text);
    PlainText plain = new PlainText().set(text, 0, memory, 0, text.length);
    opener.seal(SSRC, 0, 0, header, 0, headerLength, plain, packet, 0);
    return packet.asSlice(0, octets + PROFILE.tagLength()).toArray(JAVA_BYTE);
  }

  /** The next packet of the publisher. */
  byte[] next() {
    sequence = (sequence + 1) & 0xffff;
    return sealed;
  }

  void connect(long nowNs) {
    connected = true;
    listener.connected(nowNs);
  }

  long sent() {
    return sent;
  }

  @Override
  public void start(RemoteTransport remote, long nowNs) {}

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public int sendRtp(byte[] header, int offset, int length, PlainText payload) {
    int total = protection.protect(header, offset, length, payload);
    exit.send(total, player);
    sent++;
    return total;
  }

  @Override
  public int sendRtcp(byte[] packet, int offset, int length) {
    return length;
  }

  @Override
  public DropReason unprotectRtp(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    int text = length - headerLength - PROFILE.tagLength();
    System.arraycopy(in, inOffset, out, outOffset, headerLength);
    if (!opener.open(SSRC, 0, 0, in, inOffset, headerLength, text, out, outOffset + headerLength)) {
      return DropReason.SRTP_AUTHENTICATION;
    }
    BigEndian.putU16(out, outOffset + 2, sequence);
    BigEndian.putInt(out, outOffset + 4, sequence * 3_000);
    return null;
  }

  @Override
  public DropReason unprotectRtcp(byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    return DropReason.RTCP_MALFORMED;
  }

  @Override
  public int plainLength() {
    return sealed.length - PROFILE.tagLength();
  }

  @Override
  public double rttMs() {
    return 1;
  }

  @Override
  public String remoteAddress() {
    return "";
  }

  @Override
  public long poll(long nowNs) {
    return Long.MAX_VALUE;
  }

  @Override
  public void close() {
    connected = false;
  }
}
