package dev.tandem.load.target.janus;

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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A Janus server: publishers and subscribers of its VideoRoom plugin, one room for each stream. A
 * subscriber gets an offer from Janus and answers it.
 */
public final class JanusTarget implements Target {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final URI api;
  private final ClientEngine engine;
  private final JanusSession session;
  private final Map<String, JanusRoom.Feed> feeds = new ConcurrentHashMap<>();

  private JanusTarget(URI api, ClientEngine engine, JanusSession session) {
    this.api = api;
    this.engine = engine;
    this.session = session;
  }

  /** Begins a session with the Janus whose HTTP API is at {@code api}. */
  public static JanusTarget open(URI api, ClientEngine engine) throws TargetException {
    return new JanusTarget(api, engine, JanusSession.open(api, LIMIT));
  }

  @Override
  public String describe() {
    return "Janus VideoRoom at " + api;
  }

  @Override
  public Publication publish(String stream, PreparedStream media) throws TargetException {
    JanusHandle handle = session.attach();
    long room = JanusRoom.create(handle, stream);
    try (Undo undo = new Undo()) {
      SendingClient client = engine.openSender(stream, Side.OFFERING, media);
      JanusPublication publication =
          undo.later(new JanusPublication(handle, client, room, () -> feeds.remove(stream)));
      JanusHandle.Reply joined = JanusRoom.publish(handle, room, client.offer());
      client.accept(joined.sdp());
      publication.awaitConnected(LIMIT);
      feeds.put(stream, new JanusRoom.Feed(room, joined.data().path("id").asLong()));
      return undo.done(publication);
    } catch (ClientException e) {
      throw new TargetException("publishing '" + stream + "' to Janus: " + e.getMessage(), e);
    }
  }

  @Override
  public Playback play(String stream, PlaybackOptions options) throws TargetException {
    JanusHandle handle = session.attach();
    try (Undo undo = new Undo()) {
      ReceivingClient client = engine.openReceiver(stream, Side.ANSWERING, options);
      JanusPlayback playback = undo.later(new JanusPlayback(handle, client));
      JanusRoom.Feed own = feeds.get(stream);
      JanusRoom.Feed feed = own != null ? own : JanusRoom.find(handle, stream);
      JanusHandle.Reply attached = JanusRoom.subscribe(handle, feed);
      JanusRoom.start(handle, feed.room(), client.answer(attached.sdp()));
      playback.awaitConnected(LIMIT);
      client.accepted();
      return undo.done(playback);
    } catch (ClientException e) {
      throw new TargetException("playing '" + stream + "' from Janus: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    session.close();
  }

  /** Ends what was begun, unless it was done. */
  private static final class Undo implements AutoCloseable {
    private @Nullable JanusPeer peer;

    <T extends JanusPeer> T later(T begun) {
      peer = begun;
      return begun;
    }

    <T extends JanusPeer> T done(T begun) {
      peer = null;
      return begun;
    }

    @Override
    public void close() {
      if (peer != null) {
        peer.close();
      }
    }
  }
}
