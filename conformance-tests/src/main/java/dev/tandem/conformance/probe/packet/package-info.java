/**
 * RTP and RTCP packets as values, and media made up to be recognised: what the raw probe sends and
 * reads. Nothing here has a socket, a thread or a clock.
 */
@NullMarked
package dev.tandem.conformance.probe.packet;

import org.jspecify.annotations.NullMarked;
