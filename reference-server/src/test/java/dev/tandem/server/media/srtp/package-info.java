/**
 * Tests of SRTP: vectors of the RFCs, hostile packets, sweeps, and what a packet leaves on the
 * heap.
 */
@NullMarked
package dev.tandem.server.media.srtp;

import org.jspecify.annotations.NullMarked;
