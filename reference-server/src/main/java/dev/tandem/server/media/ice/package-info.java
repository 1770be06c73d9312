/** Interactive Connectivity Establishment (RFC 8445), both roles, without sockets or clock. */
@NullMarked
package dev.tandem.server.media.ice;

import org.jspecify.annotations.NullMarked;
