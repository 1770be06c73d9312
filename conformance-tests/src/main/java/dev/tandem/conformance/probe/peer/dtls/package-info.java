/** DTLS 1.2 with use_srtp (RFC 5764) in both roles; the only place that sees the TLS library. */
@NullMarked
package dev.tandem.conformance.probe.peer.dtls;

import org.jspecify.annotations.NullMarked;
