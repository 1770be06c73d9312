/** Descriptions of targets, good and broken. */
@NullMarked
package dev.tandem.conformance.target;

import org.jspecify.annotations.NullMarked;
