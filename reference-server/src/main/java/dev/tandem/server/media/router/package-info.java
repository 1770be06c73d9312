/**
 * One publication to many subscribers.
 *
 * <pre>
 *   publisher --SRTP--&gt; PublisherSession --&gt; ReceivedTrack   loss, duplicates
 *                                              |
 *                                            SourceTrack     history, clock
 *                                              +--&gt; SubscriberTrack --SRTP--&gt; player
 *                                              +--&gt; SubscriberTrack --SRTP--&gt; player
 *                                              +--&gt; Crossing --&gt; StreamMirror --&gt; SourceTrack --&gt; ...
 *                                                   players on another media loop
 *   publisher &lt;--RTCP-- NACK, PLI, RR, transport feedback
 *                              SubscriberSession &lt;--RTCP-- NACK, PLI, RR, feedback -- player
 * </pre>
 *
 * <p>Each packet is kept in the clear once on each loop that has players, in its track's history. A
 * player's packet is a rewritten header of its own and the payload encrypted from there.
 */
@NullMarked
package dev.tandem.server.media.router;

import org.jspecify.annotations.NullMarked;
