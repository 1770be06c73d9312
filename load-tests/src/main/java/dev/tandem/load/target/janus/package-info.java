/** Janus as a server under load: rooms of its VideoRoom plugin, by its HTTP API. */
@NullMarked
package dev.tandem.load.target.janus;

import org.jspecify.annotations.NullMarked;
