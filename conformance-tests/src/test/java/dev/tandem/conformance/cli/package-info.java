/** The command line as a stranger meets it. */
@NullMarked
package dev.tandem.conformance.cli;

import org.jspecify.annotations.NullMarked;
