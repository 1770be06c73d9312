package dev.tandem.server.republish;

import dev.tandem.server.media.api.PeerOptions;
import dev.tandem.server.media.api.PublisherListener;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.stream.Publication;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamRefusedException;
import dev.tandem.server.stream.StreamRegistry;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** An agent on a fake engine, fake targets and a clock by hand; all tasks run at once. */
final class Bench {
  static final String URI = "ws://far:8080/websocket";

  final ManualTimer timer = new ManualTimer();
  final FakeEngine engine = new FakeEngine();
  final FakeTarget target = new FakeTarget();
  final StreamRegistry registry = new StreamRegistry(timer);
  final Republisher republisher;

  Bench() {
    this(RepublishOptions.DEFAULT);
  }

  Bench(RepublishOptions options) {
    republisher =
        new Republisher(
            new AgentContext(
                engine,
                registry,
                NegotiationPolicy.DEFAULT,
                options,
                target,
                timer,
                timer,
                Runnable::run,
                new Random(1)),
            () -> {});
  }

  static Bench withTls() {
    RepublishOptions d = RepublishOptions.DEFAULT;
    return new Bench(
        new RepublishOptions(
            new RepublishOptions.Tls(true, null, Set.of()),
            d.deadlines(),
            d.keepAlive(),
            d.retry(),
            d.maxSessions()));
  }

  static Bench withMaxSessions(int max) {
    RepublishOptions d = RepublishOptions.DEFAULT;
    return new Bench(new RepublishOptions(d.tls(), d.deadlines(), d.keepAlive(), d.retry(), max));
  }

  /** A stream that a browser publishes here. */
  Publication publish(String name) {
    try {
      Publication publication =
          registry.reserve(
              StreamAttributes.of("defaultApp", "browser", "browser-" + name, name), end -> {});
      publication.started(
          engine.openPublisher(
              PeerOptions.answering(name),
              new PublisherListener() {
                @Override
                public void firstMedia() {}

                @Override
                public void connected() {}

                @Override
                public void failed(
                    dev.tandem.server.media.api.PeerFailure failure, String detail) {}
              }),
          FakeTarget.TRACKS);
      publication.publishing();
      return publication;
    } catch (StreamRefusedException e) {
      throw new AssertionError(e);
    }
  }

  RepublishInfo push(String local, String remote) throws RepublishRefusedException {
    return republisher.push(RepublishRequest.of(URI, local, remote));
  }

  RepublishInfo pull(String local, String remote) throws RepublishRefusedException {
    return republisher.pull(RepublishRequest.of(URI, local, remote));
  }

  FakeTarget.Link link() {
    return target.last();
  }

  /** Status of the only session, with its reason. */
  String status() {
    List<RepublishInfo> all = republisher.findAll();
    return all.isEmpty() ? "none" : all.getFirst().status();
  }

  RepublishInfo only() {
    return republisher.findAll().getFirst();
  }
}
