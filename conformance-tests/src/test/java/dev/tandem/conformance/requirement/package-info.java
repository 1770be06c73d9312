/** The catalogue has no holes. */
@NullMarked
package dev.tandem.conformance.requirement;

import org.jspecify.annotations.NullMarked;
