package dev.tandem.server.republish;

/**
 * What a push or pull is asked for with.
 *
 * @param uri WebSocket URL of the other server
 * @param localStreamName the stream on this server
 * @param remoteStreamName the stream on the other server
 * @param retries how many failures in a row are followed by another attempt; 0 for the vendor's
 *     behaviour, which is to give up at once
 * @param waitForStream whether a push may wait for a stream that is not published yet
 */
public record RepublishRequest(
    String uri,
    String localStreamName,
    String remoteStreamName,
    int retries,
    boolean waitForStream) {

  /** A request with the vendor's three fields. */
  public static RepublishRequest of(String uri, String localStreamName, String remoteStreamName) {
    return new RepublishRequest(uri, localStreamName, remoteStreamName, 0, false);
  }
}
