/** Datagram Transport Layer Security with SRTP key export (RFC 6347, RFC 9147, RFC 5764). */
@NullMarked
package dev.tandem.server.media.dtls;

import org.jspecify.annotations.NullMarked;
