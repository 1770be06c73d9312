/** The conformance kit and the demo: black-box users of a WCS-style server. */
@NullMarked
package dev.tandem.conformance;

import org.jspecify.annotations.NullMarked;
