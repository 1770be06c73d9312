/**
 * The messages of WCS signalling: JSON texts with a name and an array of data. Used by the server's
 * sessions and, as a client, by the republishing agent.
 */
@NullMarked
package dev.tandem.server.signalling.message;

import org.jspecify.annotations.NullMarked;
