/**
 * From a datagram to its protocol and its peer.
 *
 * <p>The first octet tells the protocol (RFC 7983), the remote address tells the peer. Only STUN
 * may come from an address that is not known yet; it names its peer by the user name fragment.
 */
@NullMarked
package dev.tandem.server.media.demux;

import org.jspecify.annotations.NullMarked;
