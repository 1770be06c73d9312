/** STUN messages (RFC 8489). */
@NullMarked
package dev.tandem.conformance.probe.peer.stun;

import org.jspecify.annotations.NullMarked;
