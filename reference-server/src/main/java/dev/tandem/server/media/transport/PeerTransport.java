package dev.tandem.server.media.transport;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.RemoteTransport;
import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.dtls.DtlsAssociation;
import dev.tandem.server.media.dtls.DtlsFailure;
import dev.tandem.server.media.dtls.DtlsListener;
import dev.tandem.server.media.dtls.SrtpKeyMaterial;
import dev.tandem.server.media.ice.IceAddress;
import dev.tandem.server.media.ice.IceAgent;
import dev.tandem.server.media.ice.IceState;
import dev.tandem.server.media.ice.IceTransport;
import dev.tandem.server.media.ice.StunResult;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.srtp.SrtpProfile;
import dev.tandem.server.media.srtp.SrtpReceiver;
import dev.tandem.server.media.srtp.SrtpSender;
import dev.tandem.server.media.srtp.SrtpStatus;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ICE, DTLS and SRTP of one peer. Used by its media loop alone; DTLS comes back by commands. */
public final class PeerTransport implements MediaTransport {
  private static final int FAILED = -1;

  private final IceAgent ice;
  private final TransportParts parts;
  private final OnLoop onLoop;
  private final Network network;
  private final TransportListener listener;
  private final EarlyMedia early = new EarlyMedia();
  private @Nullable RemoteTransport remote;
  private @Nullable DtlsAssociation dtls;
  private @Nullable SrtpSender sender;
  private @Nullable SrtpReceiver receiver;

  /** What ICE has selected, at hand for each packet. */
  private @Nullable IceAddress selected;

  private boolean closed;

  public PeerTransport(
      IceAgent ice,
      TransportParts parts,
      OnLoop onLoop,
      Network network,
      TransportListener listener) {
    this.ice = ice;
    this.parts = parts;
    this.onLoop = onLoop;
    this.network = network;
    this.listener = listener;
  }

  @Override
  public void start(RemoteTransport remoteTransport, long nowNs) {
    if (closed) {
      return;
    }
    remote = remoteTransport;
    ice.start(remoteTransport.ice(), remoteTransport.candidates(), nowNs);
    afterIce();
  }

  /** Takes a STUN message. */
  public StunResult receiveStun(
      byte[] buffer, int offset, int length, IceAddress from, long nowNs) {
    StunResult result = ice.receive(buffer, offset, length, from, nowNs);
    afterIce();
    return result;
  }

  /** Takes a DTLS datagram from a proven address; false where no association wants it. */
  public boolean receiveDtls(byte[] buffer, int offset, int length) {
    if (dtls == null) {
      return false;
    }
    dtls.receive(buffer, offset, length);
    return true;
  }

  /**
   * Keeps an SRTP or SRTCP packet until the keys are there, for {@link TransportListener#early};
   * false where they are there already, or not to be expected, or too many packets wait.
   */
  public boolean keepEarly(boolean isControl, byte[] buffer, int offset, int length, long nowNs) {
    boolean keysWillCome = receiver == null && dtls != null && !closed;
    return keysWillCome && early.keep(isControl, buffer, offset, length, nowNs);
  }

  @Override
  public @Nullable DropReason unprotectRtp(
      byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    return receiver == null
        ? DropReason.SRTP_BEFORE_KEYS
        : reason(receiver.unprotectRtp(in, inOffset, length, out, outOffset));
  }

  @Override
  public @Nullable DropReason unprotectRtcp(
      byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    return receiver == null
        ? DropReason.SRTP_BEFORE_KEYS
        : reason(receiver.unprotectRtcp(in, inOffset, length, out, outOffset));
  }

  private static @Nullable DropReason reason(SrtpStatus status) {
    return switch (status) {
      case OK -> null;
      case AUTHENTICATION_FAILED -> DropReason.SRTP_AUTHENTICATION;
      case REPLAYED -> DropReason.SRTP_REPLAYED;
      default -> DropReason.SRTP_REFUSED;
    };
  }

  @Override
  public int plainLength() {
    return receiver == null ? 0 : receiver.length();
  }

  @Override
  public int sendRtp(byte[] header, int offset, int headerLength, PlainText payload) {
    IceAddress to = selected;
    boolean fits =
        headerLength + payload.length() + SrtpSender.MAX_OVERHEAD <= Network.MAX_DATAGRAM;
    if (sender == null || to == null || !fits || !network.aim(to)) {
      return FAILED;
    }
    int length =
        sender.protectRtp(header, offset, headerLength, payload, network.buffer(), network.place());
    return length > 0 && network.send(length) ? length : FAILED;
  }

  @Override
  public int sendRtcp(byte[] packet, int offset, int length) {
    IceAddress to = selected;
    boolean fits = length + SrtpSender.MAX_OVERHEAD <= Network.MAX_DATAGRAM;
    if (sender == null || to == null || !fits || !network.aim(to)) {
      return FAILED;
    }
    int total = sender.protectRtcp(packet, offset, length, network.buffer(), network.place());
    return total > 0 && network.send(total) ? total : FAILED;
  }

  @Override
  public boolean isConnected() {
    return sender != null && !closed;
  }

  @Override
  public double rttMs() {
    return ice.rttMs();
  }

  @Override
  public String remoteAddress() {
    IceAddress address = selected;
    if (address == null) {
      return "";
    }
    InetSocketAddress socket = address.socketAddress();
    String protocol = address.transport() == IceTransport.TCP ? " (tcp)" : "";
    return socket.getAddress().getHostAddress() + ":" + socket.getPort() + protocol;
  }

  public boolean isProven(IceAddress address) {
    return ice.isValid(address);
  }

  /** A TCP connection of this peer is gone: without it a path over it is lost at once. */
  public void pathClosed(IceAddress address) {
    if (address.equals(selected)) {
      fail(PeerFailure.ICE_KEEP_ALIVE, "the peer closed the TCP connection that carried its media");
    }
  }

  @Override
  public long poll(long nowNs) {
    if (closed) {
      return Long.MAX_VALUE;
    }
    long next = ice.poll(nowNs);
    afterIce();
    return next;
  }

  @Override
  public void close() {
    closed = true;
    if (dtls != null) {
      dtls.close();
    }
  }

  private void afterIce() {
    selected = ice.selected();
    if (closed) {
      return;
    }
    if (ice.state() == IceState.FAILED) {
      failedByIce();
    } else if (dtls == null && remote != null && selected != null) {
      dtls =
          parts
              .dtls()
              .open(
                  remote.dtlsClient(),
                  remote.fingerprints(),
                  parts.dtlsDeadlineMs(),
                  new DtlsToLoop());
    }
  }

  private void failedByIce() {
    switch (ice.failure()) {
      case TIMEOUT ->
          fail(
              PeerFailure.ICE_TIMEOUT,
              "no connectivity check passed before the deadline; the peer must reach one of the"
                  + " candidates in the SDP");
      case CONSENT_EXPIRED ->
          fail(PeerFailure.ICE_KEEP_ALIVE, "the peer no longer answers consent checks (RFC 7675)");
      case ERROR, NONE ->
          fail(PeerFailure.ICE_ERROR, "every connectivity check was answered with an error");
    }
  }

  private void keysAgreed(SrtpKeyMaterial keys, long nowNs) {
    if (closed) {
      return;
    }
    Optional<SrtpProfile> profile = SrtpProfile.of(keys.protectionProfile());
    if (profile.isEmpty()) {
      fail(PeerFailure.DTLS_ERROR, "unknown SRTP profile " + keys.protectionProfile());
      return;
    }
    sender = new SrtpSender(profile.get(), keys.localKey(), keys.localSalt(), parts.ciphers());
    receiver =
        new SrtpReceiver(profile.get(), keys.remoteKey(), keys.remoteSalt(), parts.ciphers());
    listener.connected(nowNs);
    early.handOver(listener);
  }

  private void sendDtls(byte[] datagram) {
    IceAddress to = selected;
    if (to != null) {
      network.send(datagram, 0, datagram.length, to);
    }
  }

  private void fail(PeerFailure failure, String detail) {
    if (!closed) {
      close();
      listener.failed(failure, detail);
    }
  }

  /** Brings what DTLS says on its own thread to the loop. */
  private final class DtlsToLoop implements DtlsListener {

    @Override
    public void send(byte[] buffer, int offset, int length) {
      byte[] datagram = new byte[length];
      System.arraycopy(buffer, offset, datagram, 0, length);
      onLoop.execute(now -> sendDtls(datagram));
    }

    @Override
    public void established(SrtpKeyMaterial keys) {
      onLoop.execute(now -> keysAgreed(keys, now));
    }

    @Override
    public void failed(DtlsFailure failure, String detail) {
      PeerFailure reason =
          failure == DtlsFailure.FINGERPRINT
              ? PeerFailure.DTLS_FINGERPRINT
              : PeerFailure.DTLS_ERROR;
      onLoop.execute(now -> fail(reason, detail));
    }

    @Override
    public void closed() {
      onLoop.execute(
          now -> fail(PeerFailure.CLOSED_BY_PEER, "the peer closed its DTLS association"));
    }
  }
}
