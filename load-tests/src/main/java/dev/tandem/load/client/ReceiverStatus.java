package dev.tandem.load.client;

/**
 * Figures of one player since it began.
 *
 * @param packets RTP packets received
 * @param lost packets missing for good by sequence numbers
 * @param freezes freezes as browsers count them (W3C webrtc-stats, freezeCount); players that check
 * @param connectedNs from the request to play until ICE and DTLS were up, or -1
 * @param keyFrameNs from the request to play until the first key frame was complete, or -1
 */
public record ReceiverStatus(
    long packets, long lost, long freezes, long connectedNs, long keyFrameNs) {}
