/** One ICE component (RFC 8445) with consent (RFC 7675), without socket, thread or clock. */
@NullMarked
package dev.tandem.conformance.probe.peer.ice;

import org.jspecify.annotations.NullMarked;
