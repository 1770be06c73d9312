package dev.tandem.load.target.whip;

import dev.tandem.load.client.Client;
import dev.tandem.load.target.Publication;

/** A stream that is published by WHIP. */
final class WhipPublication extends WhipPeer implements Publication {

  WhipPublication(WhipClient http, WhipClient.Session session, Client client) {
    super(http, session, client);
  }
}
