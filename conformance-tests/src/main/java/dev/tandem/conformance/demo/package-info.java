/**
 * {@code ./tandem demo} and {@code ./tandem up}: two servers on this machine, and a stream that is
 * published on the first, pushed to the second by REST and played there.
 */
@NullMarked
package dev.tandem.conformance.demo;

import org.jspecify.annotations.NullMarked;
