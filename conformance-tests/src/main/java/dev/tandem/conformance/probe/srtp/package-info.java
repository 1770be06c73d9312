/** SRTP and SRTCP of one DTLS association, with the means to send what a sound peer never sends. */
@NullMarked
package dev.tandem.conformance.probe.srtp;

import org.jspecify.annotations.NullMarked;
