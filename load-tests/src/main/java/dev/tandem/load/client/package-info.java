/** Native clients: real ICE, DTLS, SRTP and RTCP, thousands of them on a few threads. */
@NullMarked
package dev.tandem.load.client;

import org.jspecify.annotations.NullMarked;
