/** The checks can fail, and say what they promise. */
@NullMarked
package dev.tandem.conformance.checks;

import org.jspecify.annotations.NullMarked;
