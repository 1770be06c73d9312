/**
 * Session descriptions (RFC 8866) and what server and peer agree on with them (RFC 3264, RFC 8829).
 *
 * <p>{@link dev.tandem.server.signalling.sdp.SdpParser} reads a text; {@code PublishNegotiation}
 * and {@code PlayNegotiation} answer offers of browsers and agents; {@code PushOffer} and {@code
 * PullOffer} are the offers that this server makes to another one. Nothing here does I/O.
 */
@NullMarked
package dev.tandem.server.signalling.sdp;

import org.jspecify.annotations.NullMarked;
