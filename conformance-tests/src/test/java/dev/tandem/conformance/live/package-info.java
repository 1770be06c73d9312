/** End-to-end tests: reference servers as child processes, real Chrome, the vendor's SDK. */
@NullMarked
package dev.tandem.conformance.live;

import org.jspecify.annotations.NullMarked;
