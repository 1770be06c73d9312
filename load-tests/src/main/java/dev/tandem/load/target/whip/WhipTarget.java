package dev.tandem.load.target.whip;

import dev.tandem.load.client.Client;
import dev.tandem.load.client.Client.Side;
import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientException;
import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.client.SendingClient;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A server with a WHIP endpoint for publishing (RFC 9725) and a WHEP endpoint for playing
 * (draft-ietf-wish-whep), where the player makes the offer. Candidates are in the descriptions;
 * nothing is trickled.
 */
public final class WhipTarget implements Target {

  /** Stands for the stream's name in the address of an endpoint. */
  public static final String STREAM = "{stream}";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String whip;
  private final String whep;
  private final WhipClient http;
  private final ClientEngine engine;

  /**
   * Opens nothing yet.
   *
   * @param whip address to publish at, with {@link #STREAM} in it
   * @param whep address to play at, with {@link #STREAM} in it
   * @param token bearer token for both, empty for none
   */
  public WhipTarget(String whip, String whep, String token, ClientEngine engine) {
    this.whip = whip;
    this.whep = whep;
    this.http = new WhipClient(token, LIMIT);
    this.engine = engine;
  }

  @Override
  public String describe() {
    return "WHIP at " + whip + ", WHEP at " + whep;
  }

  @Override
  public Publication publish(String stream, PreparedStream media) throws TargetException {
    try {
      SendingClient client = engine.openSender(stream, Side.OFFERING, media);
      return new WhipPublication(http, open(whip, stream, client, client.offer()), client);
    } catch (ClientException e) {
      throw new TargetException("publishing '" + stream + "' by WHIP: " + e.getMessage(), e);
    }
  }

  @Override
  public Playback play(String stream, PlaybackOptions options) throws TargetException {
    try {
      ReceivingClient client = engine.openReceiver(stream, Side.OFFERING, options);
      WhipClient.Session session = open(whep, stream, client, client.offer());
      client.accepted();
      return new WhipPlayback(http, session, client);
    } catch (ClientException e) {
      throw new TargetException("playing '" + stream + "' by WHEP: " + e.getMessage(), e);
    }
  }

  /** Opens a session and connects; nothing is left open where that fails. */
  private WhipClient.Session open(String endpoint, String stream, Client client, String offer)
      throws TargetException, ClientException {
    boolean connected = false;
    WhipClient.Session session = null;
    try {
      session = http.open(at(endpoint, stream), offer);
      client.accept(session.answer());
      client.awaitConnected(LIMIT);
      connected = true;
      return session;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetException("interrupted while connecting", e);
    } finally {
      if (!connected) {
        WhipPeer.end(http, session, client);
      }
    }
  }

  private static URI at(String endpoint, String stream) {
    return URI.create(endpoint.replace(STREAM, URLEncoder.encode(stream, StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    http.close();
  }
}
