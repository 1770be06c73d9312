/** Engines and images as somebody may name them. */
@NullMarked
package dev.tandem.conformance.container;

import org.jspecify.annotations.NullMarked;
