/** The command line of the kit. */
@NullMarked
package dev.tandem.conformance.cli;

import org.jspecify.annotations.NullMarked;
