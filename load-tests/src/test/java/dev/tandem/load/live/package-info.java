/** Loads against real servers in processes of their own. */
@NullMarked
package dev.tandem.load.live;

import org.jspecify.annotations.NullMarked;
