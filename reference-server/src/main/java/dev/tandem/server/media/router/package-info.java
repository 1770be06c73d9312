/**
 * One publication to many subscribers.
 *
 * <pre>
 *   publisher --SRTP--&gt; PublisherSession --&gt; SourceTrack --+--&gt; SubscriberTrack --SRTP--&gt; player
 *                                             history       +--&gt; SubscriberTrack --SRTP--&gt; player
 *                                             loss, clock   +--&gt; ...
 *   publisher &lt;--RTCP-- NACK, PLI, RR, transport feedback
 *                                SubscriberSession &lt;--RTCP-- NACK, PLI, RR, feedback -- player
 * </pre>
 *
 * <p>Each packet is kept in the clear once, in its track's history. A player's packet is a
 * rewritten header of its own and the payload encrypted from there.
 */
@NullMarked
package dev.tandem.server.media.router;

import org.jspecify.annotations.NullMarked;
