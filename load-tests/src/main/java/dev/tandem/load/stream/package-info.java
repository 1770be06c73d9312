/** Prepared streams: real encoded VP8, H.264 and Opus, as packets that know when they were sent. */
@NullMarked
package dev.tandem.load.stream;

import org.jspecify.annotations.NullMarked;
