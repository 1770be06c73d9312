/** Tests of the bench. */
@NullMarked
package dev.tandem.conformance.bench;

import org.jspecify.annotations.NullMarked;
