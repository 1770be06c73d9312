/** What servers do wrong, each thing a fault with a name, and the checks that have to notice it. */
@NullMarked
package dev.tandem.conformance.fault;

import org.jspecify.annotations.NullMarked;
