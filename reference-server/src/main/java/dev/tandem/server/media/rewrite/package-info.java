/** What changes in a packet on its way to one player: sequence numbers, timestamps, RTX. */
@NullMarked
package dev.tandem.server.media.rewrite;

import org.jspecify.annotations.NullMarked;
