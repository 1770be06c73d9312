/** What was measured: figures that add up over players, intervals and machines. */
@NullMarked
package dev.tandem.load.measure;

import org.jspecify.annotations.NullMarked;
