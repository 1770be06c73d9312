/** The requirements on a WCS-style server, read from the YAML files of the catalogue. */
@NullMarked
package dev.tandem.conformance.requirement;

import org.jspecify.annotations.NullMarked;
