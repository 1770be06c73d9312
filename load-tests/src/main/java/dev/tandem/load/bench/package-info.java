/** Benchmarks of the packet path: {@code ./tandem bench}. */
@NullMarked
package dev.tandem.load.bench;

import org.jspecify.annotations.NullMarked;
