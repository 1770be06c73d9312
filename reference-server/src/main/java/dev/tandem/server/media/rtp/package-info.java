/** RTP packets (RFC 3550), header extensions (RFC 8285) and what can be read from payloads. */
@NullMarked
package dev.tandem.server.media.rtp;

import org.jspecify.annotations.NullMarked;
