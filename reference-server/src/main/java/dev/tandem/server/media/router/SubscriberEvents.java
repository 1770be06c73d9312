package dev.tandem.server.media.router;

/** What a {@link SubscriberSession} tells its owner, on the media loop; it must not block. */
public interface SubscriberEvents extends PeerEvents {

  void notEnoughBandwidth(long estimateBps, long neededBps);
}
