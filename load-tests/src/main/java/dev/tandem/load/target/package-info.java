/** Servers as a load test sees them: one adapter for each way to publish and play. */
@NullMarked
package dev.tandem.load.target;

import org.jspecify.annotations.NullMarked;
