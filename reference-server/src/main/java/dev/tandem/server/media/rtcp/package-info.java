/** RTCP packets (RFC 3550 section 6, RFC 4585, RFC 5104), read and written in place. */
@NullMarked
package dev.tandem.server.media.rtcp;

import org.jspecify.annotations.NullMarked;
