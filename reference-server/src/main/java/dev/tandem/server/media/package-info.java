/**
 * The media path: real-time packets from publishers to players, in the clear only in between.
 *
 * <pre>
 *  udp --&gt; demux --+--&gt; ice   checks paths                 \
 *                  +--&gt; dtls  proves the peer, yields keys  &gt; transport (one peer)
 *                  +--&gt; srtp  decrypts                     /
 *                        |
 *                        v
 *                     router  one publication --&gt; many subscribers
 *                        |        feedback: loss, key frames, bandwidth
 *                        v
 *                     rewrite SSRC, sequence, timestamp, payload type, extensions
 *                        |
 *                        v
 *                     srtp  encrypts --&gt; udp
 * </pre>
 *
 * <p>{@link dev.tandem.server.media.MediaPath} joins these stages; there is one per media loop, and
 * a packet runs through it to completion on the loop's thread. Control uses {@code media.api}.
 */
@NullMarked
package dev.tandem.server.media;

import org.jspecify.annotations.NullMarked;
