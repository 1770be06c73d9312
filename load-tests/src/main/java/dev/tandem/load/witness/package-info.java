/** A real browser among the native players of a load test. */
@NullMarked
package dev.tandem.load.witness;

import org.jspecify.annotations.NullMarked;
