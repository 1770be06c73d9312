/** Servers under test that the kit starts itself, as containers on a network of their own. */
@NullMarked
package dev.tandem.conformance.container;

import org.jspecify.annotations.NullMarked;
