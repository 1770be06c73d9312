/** Tests of RTP, RTCP and synthetic media. */
@NullMarked
package dev.tandem.conformance.probe.packet;

import org.jspecify.annotations.NullMarked;
