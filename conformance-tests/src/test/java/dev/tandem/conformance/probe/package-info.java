/** Tests of the probes. */
@NullMarked
package dev.tandem.conformance.probe;

import org.jspecify.annotations.NullMarked;
