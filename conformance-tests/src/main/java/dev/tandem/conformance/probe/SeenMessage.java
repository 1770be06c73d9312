package dev.tandem.conformance.probe;

/**
 * One signalling message that a page sent ("out") or received ("in").
 *
 * @param atMs when, in ms since 1970
 * @param name the message; "open", "opened" and "closed" stand for the WebSocket itself
 * @param stream the media session id, or the first string of the data array
 */
public record SeenMessage(
    long atMs,
    String direction,
    String name,
    String stream,
    String status,
    String info,
    String sdp) {}
