/** The command line of the load kit: {@code ./tandem load}. */
@NullMarked
package dev.tandem.load.cli;

import org.jspecify.annotations.NullMarked;
