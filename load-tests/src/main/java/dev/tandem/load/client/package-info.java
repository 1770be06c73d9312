/**
 * Native clients: real ICE, DTLS, SRTP and RTCP over the reference server's media library,
 * thousands of them on a few threads.
 *
 * <pre>
 *  adapter --offer, answer--&gt; NativeSender, NativeReceiver --commands--&gt; media loop
 *
 *  SenderSession    TrackSender   frames of the prepared stream when they are due; NACK, PLI, reports
 *        | SRTP                   SentPayloads: what may be asked for again
 *        v
 *      server
 *        | SRTP
 *        v
 *  ReceiverSession  TrackReceiver   PacketWindow: missing, late, twice, by the clear header
 *                     +- checks     PacketCheck: tag, payload, order, delay
 *                     |             FrameAssembler, FreezeRule: what a decoder could show
 *                     +- tells      ReceiverFeedback: reports, NACK, PLI, arrivals
 * </pre>
 *
 * <p>A player that does not check decrypts nothing but its first key frame and retransmissions.
 * Each client has a UDP port of its own, as each viewer has: servers tell clients apart by address
 * and port. All figures of a loop go into one {@code MediaFigures}, taken by a command.
 *
 * <p>{@code GeneratorWatch} looks at the generator itself; {@code Timing.SEND_LAG} tells how far
 * behind its pace it sent. Whoever reads figures has to read these as well.
 */
@NullMarked
package dev.tandem.load.client;

import org.jspecify.annotations.NullMarked;
