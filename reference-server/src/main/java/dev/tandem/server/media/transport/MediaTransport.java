package dev.tandem.server.media.transport;

import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.rtp.PlainText;
import org.jspecify.annotations.Nullable;

/** How RTP and RTCP reach one peer and are taken from it. Used by its media loop alone. */
public interface MediaTransport {

  /** Begins to connect, with the peer's credentials and candidates. */
  void start(RemoteTransport remote, long nowNs);

  /** Whether media can flow. */
  boolean isConnected();

  /**
   * Protects and sends one RTP packet of this header and payload; both stay as they are.
   *
   * @return octets sent, or -1 where there is no path, no key, or the system did not take it
   */
  int sendRtp(byte[] header, int offset, int headerLength, PlainText payload);

  /** Protects and sends one compound RTCP packet; -1 as in {@link #sendRtp}. */
  int sendRtcp(byte[] packet, int offset, int length);

  /**
   * Unprotects an SRTP packet from one array into another.
   *
   * @return null where it is authentic and new, {@link #plainLength} octets then stand in {@code
   *     out}; otherwise why it is dropped
   */
  @Nullable DropReason unprotectRtp(byte[] in, int inOffset, int length, byte[] out, int outOffset);

  /** Unprotects an SRTCP packet; as {@link #unprotectRtp}. */
  @Nullable DropReason unprotectRtcp(
      byte[] in, int inOffset, int length, byte[] out, int outOffset);

  /** Octets of the packet that was unprotected last. */
  int plainLength();

  /** Round-trip time in milliseconds, or -1. */
  double rttMs();

  /** Where packets go, as people read it, or empty before a path is found. */
  String remoteAddress();

  /** Does what is due and returns the next deadline, monotonic nanoseconds. */
  long poll(long nowNs);

  /** Ends the transport in good order. */
  void close();
}
