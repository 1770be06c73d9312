package dev.tandem.conformance.fault.media;

import dev.tandem.conformance.probe.peer.PeerSettings;
import java.net.InetSocketAddress;

/** What is done to decrypted packets on their way; every method passes on what it is given. */
public interface MediaTampering {
  /** Changes nothing. */
  MediaTampering NONE = new MediaTampering() {};

  /** The client has sent an RTP packet. */
  default void rtpFromClient(MediaLeg leg, byte[] packet) {
    leg.rtpToServer(packet);
  }

  /** The server has sent an RTP packet. */
  default void rtpFromServer(MediaLeg leg, byte[] packet) {
    leg.rtpToClient(packet);
  }

  /** The client has sent a compound RTCP packet. */
  default void rtcpFromClient(MediaLeg leg, byte[] compound) {
    leg.rtcpToServer(compound);
  }

  /** The server has sent a compound RTCP packet. */
  default void rtcpFromServer(MediaLeg leg, byte[] compound) {
    leg.rtcpToClient(compound);
  }

  /** Both sides of a stream are connected. */
  default void connected(MediaLeg leg) {}

  /** A stream has ended. */
  default void ended(MediaLeg leg) {}

  /**
   * A datagram from the side of the client, before anything is done with it; whether to take it.
   */
  default boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
    return leg.isExpected(datagram, from);
  }

  /** An RTP packet from the side of the client could not be decrypted. */
  default void refused(MediaLeg leg, byte[] datagram) {}

  /** How the transport towards the client behaves. */
  default PeerSettings towardsClient(PeerSettings usual) {
    return usual;
  }
}
