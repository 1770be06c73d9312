/**
 * WebSocket connections (RFC 6455) on any path: text messages go to a {@code ClientSession}, what
 * it sends leaves in order, and both directions are bounded.
 */
@NullMarked
package dev.tandem.server.signalling.websocket;

import org.jspecify.annotations.NullMarked;
