/**
 * Sockets, threads and the clock of the media path; nothing else in {@code media} has any.
 *
 * <p>A {@link dev.tandem.server.media.udp.MediaLoop} is one thread with one selector. It hands each
 * datagram to its {@link dev.tandem.server.media.udp.DatagramHandler}, which runs it to completion,
 * and runs commands and timers in between.
 */
@NullMarked
package dev.tandem.server.media.udp;

import org.jspecify.annotations.NullMarked;
