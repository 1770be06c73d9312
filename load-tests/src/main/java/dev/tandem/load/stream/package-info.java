/**
 * Prepared streams: real encoded VP8, H.264 and Opus, as packets whose time of sending a receiver
 * can find out, whatever SSRC, sequence number, timestamp and payload type a server gives them.
 *
 * <pre>
 *  resource file --Ivf, AnnexB, OggOpus--&gt; frames --Packets--&gt; PreparedTrack (payloads off the heap)
 *
 *  sender:   SendTimes[packet of the file] = now;  last packet of a picture: FrameStamp behind it
 *  receiver: Fingerprint of the payload --&gt; packet of the file --&gt; SendTimes of that publisher
 * </pre>
 *
 * <p>A {@link dev.tandem.load.stream.FrameStamp} stands behind the last octet of each picture,
 * where decoders of VP8 and H.264 no longer look. It names the publisher, and the wall clock: in
 * the same process the publisher leads to its send times, and every packet's delay is known to the
 * microsecond; in another process the delay of each picture's last packet is known as well as the
 * clocks agree. Sound carries no stamp, so its delay is known where there is a picture as well.
 *
 * <p>The files were made by ffmpeg (Debian 12): {@code load-tests/make-streams.sh}.
 */
@NullMarked
package dev.tandem.load.stream;

import org.jspecify.annotations.NullMarked;
