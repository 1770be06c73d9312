/** The checks of the kit, in small families; the catalogue refers to each by its name. */
@NullMarked
package dev.tandem.conformance.checks;

import org.jspecify.annotations.NullMarked;
