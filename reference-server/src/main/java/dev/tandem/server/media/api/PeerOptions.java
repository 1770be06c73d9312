package dev.tandem.server.media.api;

import dev.tandem.server.media.ice.IceRole;

/**
 * How a peer is opened.
 *
 * @param label what logs call the peer, usually its mediaSessionId
 * @param iceRole CONTROLLED for browsers that offer to us, CONTROLLING where we are the offerer
 * @param tcp whether ICE-TCP passive candidates are given instead of UDP ones (stream option {@code
 *     transport: "TCP"})
 */
public record PeerOptions(String label, IceRole iceRole, boolean tcp) {

  /** A peer that made the offer, over UDP. */
  public static PeerOptions answering(String label) {
    return new PeerOptions(label, IceRole.CONTROLLED, false);
  }

  /** A peer that we make an offer to, over UDP. */
  public static PeerOptions offering(String label) {
    return new PeerOptions(label, IceRole.CONTROLLING, false);
  }
}
