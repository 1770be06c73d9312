/** Benchmarks of the packet path: {@code ./tandem bench}. */
@NullMarked
package dev.tandem.load;

import org.jspecify.annotations.NullMarked;
