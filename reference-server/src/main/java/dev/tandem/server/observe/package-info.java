/** What the server tells about itself: health, metrics, logs. */
@NullMarked
package dev.tandem.server.observe;

import org.jspecify.annotations.NullMarked;
