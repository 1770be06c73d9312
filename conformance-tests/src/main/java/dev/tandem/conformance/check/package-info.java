/** Checks: one judgement each, and the engine that runs them. */
@NullMarked
package dev.tandem.conformance.check;

import org.jspecify.annotations.NullMarked;
