/** Another media server beside ours: same streams, clients and machine, in turns. */
@NullMarked
package dev.tandem.load.rival;

import org.jspecify.annotations.NullMarked;
