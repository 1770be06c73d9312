package dev.tandem.server.media.router;

import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.BigEndian;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One m-line at the publisher's end: writes packets, and delivers or loses them. */
final class Source {
  private static final byte[] KEY_FRAME = {
    0x10, 0x10, 0x02, 0x00, (byte) 0x9d, 0x01, 0x2a, (byte) 0x80, 0x02, (byte) 0xe0, 0x01
  };
  private static final byte[] DELTA_FRAME = {0x10, 0x11, 0x02, 0x00};
  private static final byte[] REST_OF_FRAME = {0x00};
  private static final int SOUND_OCTETS = 90;
  private static final int PICTURE_OCTETS = 800;

  /** Counts the packets of a transport. */
  static final class Counter {
    int value = 65_500;
  }

  private final Publisher publisher;
  private final Timeline timeline;
  private final Counter wide;
  private final int clockRateHz;
  private final RtpHeaderWriter header = new RtpHeaderWriter();
  private int timestampBase = 0xfffffc00;
  private int rtxSequence = 400;
  private int content;
  int ssrc;
  int payloadType;
  int sequence = 65_530;

  Source(
      Publisher publisher,
      Timeline timeline,
      Counter wide,
      int ssrc,
      int payloadType,
      int clockRateHz) {
    this.publisher = publisher;
    this.timeline = timeline;
    this.wide = wide;
    this.ssrc = ssrc;
    this.payloadType = payloadType;
    this.clockRateHz = clockRateHz;
  }

  /** The RTP time of now. */
  int timestamp() {
    return timestampBase + (int) (timeline.nowNs() / Timeline.MS * clockRateHz / 1000);
  }

  /** The publisher's wall clock now, which has nothing to do with the server's. */
  long ntp() {
    long ms = timeline.nowNs() / Timeline.MS + 3_900_000_000_123L;
    return ((ms / 1000) << 32) + ((ms % 1000) << 32) / 1000;
  }

  /** Sends a key frame of so many packets. */
  void keyFrame(int packets) {
    picture(KEY_FRAME, packets);
  }

  /** Sends a frame that needs the one before. */
  void frame(int packets) {
    picture(DELTA_FRAME, packets);
  }

  /** Sends a key frame in packets with so many octets of payload each. */
  List<byte[]> keyFrameOf(int... octets) {
    List<byte[]> payloads = new ArrayList<>();
    for (int i = 0; i < octets.length; i++) {
      payloads.add(filled(i == 0 ? KEY_FRAME : REST_OF_FRAME, octets[i]));
      deliver(write(i == octets.length - 1, payloads.getLast()));
    }
    return payloads;
  }

  private void picture(byte[] start, int packets) {
    for (int i = 0; i < packets; i++) {
      deliver(write(i == packets - 1, filled(i == 0 ? start : REST_OF_FRAME, PICTURE_OCTETS)));
    }
  }

  /** Sends 20 ms of sound. */
  void sound() {
    deliver(write(false, filled(new byte[0], SOUND_OCTETS)));
  }

  /** Writes the next packet of a picture, which is not delivered. */
  Rtp lose() {
    return write(false, filled(REST_OF_FRAME, PICTURE_OCTETS));
  }

  /** Writes the first packet of a key frame, which is not delivered. */
  Rtp loseKeyFrame() {
    return write(true, filled(KEY_FRAME, PICTURE_OCTETS));
  }

  /** Writes a packet of sound, which is not delivered. */
  Rtp loseSound() {
    return write(false, filled(new byte[0], SOUND_OCTETS));
  }

  /** Sends a VP8 key frame within RED (RFC 2198). */
  void keyFrameInRed() {
    byte[] payload = filled(KEY_FRAME, PICTURE_OCTETS);
    byte[] red = new byte[payload.length + 1];
    red[0] = (byte) Formats.VP8;
    System.arraycopy(payload, 0, red, 1, payload.length);
    deliver(write(Formats.RED, true, red));
  }

  /** Sends a packet of another format. */
  void send(int otherPayloadType, byte[] payload) {
    deliver(write(otherPayloadType, true, payload));
  }

  /** Sends a packet of nothing but padding. */
  void padding() {
    Rtp packet = write(false, new byte[200]);
    byte[] octets = packet.octets();
    octets[0] |= 0x20;
    octets[octets.length - 1] = (byte) 200;
    deliver(packet);
  }

  /** Sends a packet again as RTX. */
  void retransmit(Rtp lost) {
    byte[] payload = lost.payload();
    byte[] rtx = new byte[payload.length + 2];
    BigEndian.putU16(rtx, 0, lost.sequence());
    System.arraycopy(payload, 0, rtx, 2, payload.length);
    byte[] out = new byte[2000];
    header.begin(
        out, 0, lost.marker(), Formats.VP8_RTX, rtxSequence++, lost.timestamp(), ssrc + 0x100);
    header.extension(3, wide.value++ & 0xffff, 2);
    header.extension(4, lost.extension(4), 0, 1);
    deliver(whole(out, rtx));
  }

  void deliver(Rtp packet) {
    publisher.receive(packet.octets(), packet.octets().length);
  }

  /** Starts anew with another SSRC, as when the encoder is replaced. */
  void restart(int newSsrc, int newSequence) {
    ssrc = newSsrc;
    sequence = newSequence;
    timestampBase += 123_456_789;
  }

  /** The sender report of now. */
  byte[] report() {
    byte[] out = new byte[200];
    RtcpWriter writer = new RtcpWriter();
    writer.begin(out, 0, out.length);
    writer.senderReport(ssrc, ntp(), timestamp(), 1, 1);
    return Arrays.copyOf(out, writer.length());
  }

  void sendReport() {
    deliver(report());
  }

  void deliver(byte[] rtcp) {
    publisher.session.receiveRtcp(rtcp, 0, rtcp.length, timeline.nowNs());
  }

  private Rtp write(boolean marker, byte[] payload) {
    return write(payloadType, marker, payload);
  }

  private Rtp write(int type, boolean marker, byte[] payload) {
    byte[] out = new byte[2000];
    header.begin(out, 0, marker, type, sequence, timestamp(), ssrc);
    header.extension(1, 'm', 1);
    header.extension(2, 0x123456, 3);
    header.extension(3, wide.value++ & 0xffff, 2);
    header.extension(4, 3, 1);
    header.extension(5, 0x100200, 3);
    header.extension(6, 0x85, 1);
    sequence = (sequence + 1) & 0xffff;
    return whole(out, payload);
  }

  private Rtp whole(byte[] out, byte[] payload) {
    int headerLength = header.finish();
    System.arraycopy(payload, 0, out, headerLength, payload.length);
    return new Rtp(Arrays.copyOf(out, headerLength + payload.length));
  }

  /** A payload that differs from all others. */
  private byte[] filled(byte[] start, int length) {
    byte[] payload = Arrays.copyOf(start, length);
    BigEndian.putInt(payload, length - 4, ++content);
    return payload;
  }
}
