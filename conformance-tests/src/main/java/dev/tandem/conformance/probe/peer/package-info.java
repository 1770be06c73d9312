/**
 * A WebRTC peer of packets: ICE, DTLS and SRTP over one UDP socket, for what real stacks refuse to
 * do.
 */
@NullMarked
package dev.tandem.conformance.probe.peer;

import org.jspecify.annotations.NullMarked;
