/**
 * The streams that are alive on this server, by name and by mediaSessionId: where signalling, REST
 * and republishing meet. A {@link dev.tandem.server.stream.Publication} has a name and a media peer
 * that sends to us; any number of {@link dev.tandem.server.stream.Playback}s and other observers
 * hang on it. Every stream ends exactly once, with one status and one info text, whoever ends it.
 */
@NullMarked
package dev.tandem.server.stream;

import org.jspecify.annotations.NullMarked;
