/** Tests of the kit's own peer. */
@NullMarked
package dev.tandem.conformance.probe.peer.stun;

import org.jspecify.annotations.NullMarked;
