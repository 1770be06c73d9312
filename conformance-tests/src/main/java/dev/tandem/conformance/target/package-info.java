/** The servers under test: where they are and what they can do. */
@NullMarked
package dev.tandem.conformance.target;

import org.jspecify.annotations.NullMarked;
