/** What a media loop counts: traffic, and every dropped packet by its reason. */
@NullMarked
package dev.tandem.server.media.counters;

import org.jspecify.annotations.NullMarked;
