/** Tests of what runs the checks. */
@NullMarked
package dev.tandem.conformance.check;

import org.jspecify.annotations.NullMarked;
