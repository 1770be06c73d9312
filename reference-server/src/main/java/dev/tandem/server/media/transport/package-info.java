/**
 * The transport of one peer: ICE finds and keeps a path, DTLS proves the peer and yields keys, SRTP
 * protects what flows.
 *
 * <pre>
 *   NEW --start--&gt; ICE --path--&gt; DTLS --keys--&gt; CONNECTED
 *                   |             |               |
 *                   +-------------+---------------+--&gt; CLOSED (failed once, with the reason)
 * </pre>
 */
@NullMarked
package dev.tandem.server.media.transport;

import org.jspecify.annotations.NullMarked;
