package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.MessageLimits;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import java.time.Duration;

/**
 * How sessions behave.
 *
 * @param version what {@code getVersion} says
 * @param keepAlive how lost clients are noticed
 * @param negotiation what is accepted of offers
 * @param messageLimits bounds of one message
 * @param maxStreams streams that one connection may have at a time
 * @param maxBadMessages unreadable messages after which a connection is closed
 * @param greetingTimeout time in which a new connection has to send {@code connection}
 * @param ratesInterval between two {@code inboundVideoRate} or {@code outboundVideoRate} of a
 *     stream
 * @param closedByPeerGrace how long a stream whose peer said goodbye by DTLS waits for the stop
 *     message that belongs to it, since that comes by another way and may be slower
 */
public record SessionOptions(
    String version,
    KeepAliveOptions keepAlive,
    NegotiationPolicy negotiation,
    MessageLimits messageLimits,
    int maxStreams,
    int maxBadMessages,
    Duration greetingTimeout,
    Duration ratesInterval,
    Duration closedByPeerGrace) {

  /** Defaults for everything but the version and keep-alive. */
  public static SessionOptions of(String version, KeepAliveOptions keepAlive) {
    return new SessionOptions(
        version,
        keepAlive,
        NegotiationPolicy.DEFAULT,
        MessageLimits.DEFAULT,
        32,
        20,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2));
  }
}
