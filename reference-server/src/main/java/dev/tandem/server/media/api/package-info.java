/**
 * The media engine as the rest of the server sees it: peers are opened, started with what
 * signalling negotiated, observed through listeners, and closed. Nothing here knows SDP, JSON or
 * streams by name.
 */
@NullMarked
package dev.tandem.server.media.api;

import org.jspecify.annotations.NullMarked;
