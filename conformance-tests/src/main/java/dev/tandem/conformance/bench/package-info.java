/** Looks at the kit's own machine first, so that a weak one is never blamed on a server. */
@NullMarked
package dev.tandem.conformance.bench;

import org.jspecify.annotations.NullMarked;
