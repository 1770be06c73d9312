/** Tests of DTLS: both roles against each other over bad networks, and against hostile peers. */
@NullMarked
package dev.tandem.server.media.dtls;

import org.jspecify.annotations.NullMarked;
