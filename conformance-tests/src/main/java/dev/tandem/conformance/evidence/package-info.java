/** What a check leaves behind for a person: transcripts, SDP, packet logs, statistics, pictures. */
@NullMarked
package dev.tandem.conformance.evidence;

import org.jspecify.annotations.NullMarked;
