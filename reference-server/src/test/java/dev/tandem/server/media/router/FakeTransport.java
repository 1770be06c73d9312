package dev.tandem.server.media.router;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.SequenceNumbers;
import dev.tandem.server.media.transport.MediaTransport;
import dev.tandem.server.media.transport.TransportListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A transport without encryption that writes down every packet. It refuses what would betray a real
 * cipher: two different packets under one SSRC and sequence number (RFC 7714, section 8.1).
 */
final class FakeTransport implements MediaTransport {
  static final int TAG_OCTETS = 16;

  private record Index(int ssrc, long extendedSequence) {}

  final List<Rtp> rtp = new ArrayList<>();
  final List<byte[]> rtcp = new ArrayList<>();
  private final Map<Index, byte[]> sent = new HashMap<>();
  private final Map<Integer, Long> newest = new HashMap<>();
  private final TransportListener listener;
  private int plainLength;
  private boolean connected;
  private boolean closed;
  private double rttMs = -1;

  FakeTransport(TransportListener listener) {
    this.listener = listener;
  }

  void connect(long nowNs) {
    connected = true;
    listener.connected(nowNs);
  }

  void disconnect() {
    connected = false;
  }

  void reconnect() {
    connected = true;
  }

  void rtt(double ms) {
    rttMs = ms;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void start(RemoteTransport remote, long nowNs) {}

  @Override
  public boolean isConnected() {
    return connected && !closed;
  }

  @Override
  public int sendRtp(byte[] header, int offset, int headerLength, PlainText payload) {
    if (!isConnected()) {
      return -1;
    }
    int length = headerLength + payload.length();
    byte[] whole = Arrays.copyOf(Arrays.copyOfRange(header, offset, offset + headerLength), length);
    System.arraycopy(payload.array(), payload.offset(), whole, headerLength, payload.length());
    byte[] offTheHeap = payload.octets().toArray(JAVA_BYTE);
    assertThat(offTheHeap).isEqualTo(Arrays.copyOfRange(whole, headerLength, length));
    note(new Rtp(whole));
    return length + TAG_OCTETS;
  }

  private void note(Rtp packet) {
    long sequence = packet.sequence();
    long extended =
        SequenceNumbers.extend(newest.getOrDefault(packet.ssrc(), sequence), (int) sequence);
    newest.merge(packet.ssrc(), extended, Math::max);
    byte[] before = sent.put(new Index(packet.ssrc(), extended), packet.octets());
    if (before != null) {
      assertThat(packet.octets()).as("packet of a number that is in use").isEqualTo(before);
    }
    rtp.add(packet);
  }

  @Override
  public int sendRtcp(byte[] packet, int offset, int length) {
    if (!isConnected()) {
      return -1;
    }
    rtcp.add(Arrays.copyOfRange(packet, offset, offset + length));
    return length;
  }

  @Override
  public @Nullable DropReason unprotectRtp(
      byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    System.arraycopy(in, inOffset, out, outOffset, length);
    plainLength = length;
    return null;
  }

  @Override
  public @Nullable DropReason unprotectRtcp(
      byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    return unprotectRtp(in, inOffset, length, out, outOffset);
  }

  @Override
  public int plainLength() {
    return plainLength;
  }

  @Override
  public double rttMs() {
    return rttMs;
  }

  @Override
  public String remoteAddress() {
    return "192.0.2.1:5000";
  }

  @Override
  public long poll(long nowNs) {
    return Long.MAX_VALUE;
  }

  @Override
  public void close() {
    closed = true;
  }
}
