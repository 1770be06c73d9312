package dev.tandem.server.republish;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.stream.StreamEvent;

/**
 * The local half of an attempt: the media peer, the negotiation, and what joins them to the local
 * stream. Lives on the session's serial executor, except {@link #stats()}.
 */
interface Leg {

  /** What a leg tells its attempt. May be called by any thread. */
  interface Events {
    /** Media flow. */
    void established();

    /** The attempt has no future. */
    void ended(AttemptEnd end);

    /** Something for the target, to be left out unless media flow. */
    void send(WcsMessage message);
  }

  /** Key of the stream on the target. */
  String remoteMediaSessionId();

  /** Opens the media peer. */
  void open(Events events);

  /** The message that asks the target for the stream, with our offer. */
  WcsMessage offer();

  /** Applies the target's answer and starts media. */
  void answer(String sdp) throws SdpException;

  /** The target says that the stream is up. */
  void remoteActive();

  /** The target passes an event of its publisher on. */
  void remoteEvent(StreamEvent event);

  /** The message that takes the stream back. */
  WcsMessage farewell();

  /** Figures of the media peer. Any thread. */
  PeerStats stats();

  /** Gives the local stream name back at once where this leg holds one. Any thread. */
  default void releaseName(AttemptEnd end) {}

  /** Closes the media peer and lets go of the local stream. */
  void close(AttemptEnd end);
}
