/**
 * Black-box access to a WCS-style server: REST, WebSocket signalling, headless Chrome, and servers
 * started as child processes. Nothing here judges what it sees.
 */
@NullMarked
package dev.tandem.conformance.probe;

import org.jspecify.annotations.NullMarked;
