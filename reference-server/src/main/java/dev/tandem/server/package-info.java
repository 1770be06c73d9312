/** The reference server: wiring of media, signalling, REST and republishing. */
@NullMarked
package dev.tandem.server;

import org.jspecify.annotations.NullMarked;
