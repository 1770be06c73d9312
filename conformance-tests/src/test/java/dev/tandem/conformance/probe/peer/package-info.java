/** Tests of the kit's own peer. */
@NullMarked
package dev.tandem.conformance.probe.peer;

import org.jspecify.annotations.NullMarked;
