/** What load is put on a server, run against any target, and judged. */
@NullMarked
package dev.tandem.load.scenario;

import org.jspecify.annotations.NullMarked;
