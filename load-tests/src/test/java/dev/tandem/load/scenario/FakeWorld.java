package dev.tandem.load.scenario;

import dev.tandem.load.client.Client;
import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.PlaybackOptions;
import dev.tandem.load.client.ReceiverStatus;
import dev.tandem.load.client.ReceivingClient;
import dev.tandem.load.client.SendingClient;
import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.GeneratorFigures;
import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Playback;
import dev.tandem.load.target.Publication;
import dev.tandem.load.target.Push;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * A server, its clients and the time, all pretended: 100 packets in a second for each player, 1 ms
 * late, and 60 ms where there are more players than the server carries.
 */
public final class FakeWorld implements Clock {
  private static final long NS_PER_MS = 1_000_000;
  private static final int PACKETS_PER_SECOND = 100;

  public final Set<FakePlayback> playing = new LinkedHashSet<>();
  public final List<String> happened = new ArrayList<>();
  public int carries = Integer.MAX_VALUE;
  public int accepts = Integer.MAX_VALUE;
  public double loopLoad = 0.1;
  public long lost;

  private long timeNs;
  private long takenNs;
  private MediaFigures joins = new MediaFigures();

  @Override
  public long nanoTime() {
    return timeNs;
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-26T10:00:00Z").plusNanos(timeNs);
  }

  @Override
  public void sleepUntil(long untilNs) {
    timeNs = Math.max(timeNs, untilNs);
  }

  /** Runs at once what waits for servers. */
  public Executor calls() {
    return Runnable::run;
  }

  public LoadRun.Parts parts(RunListener listener) {
    return new LoadRun.Parts(
        engine(),
        target(),
        target(),
        noMedia(),
        null,
        Diagnosis.FROM_AFAR,
        this,
        calls(),
        Observer.NONE,
        listener);
  }

  /** Nothing is sent in a pretended world. */
  @SuppressWarnings("NullAway")
  public static PreparedStream noMedia() {
    return null;
  }

  public ClientEngine engine() {
    return new ClientEngine() {
      @Override
      public SendingClient openSender(String label, Client.Side side, PreparedStream media) {
        throw new UnsupportedOperationException();
      }

      @Override
      public ReceivingClient openReceiver(String label, Client.Side side, PlaybackOptions options) {
        throw new UnsupportedOperationException();
      }

      @Override
      public MediaFigures takeFigures() {
        return take();
      }

      @Override
      public GeneratorFigures takeGeneratorFigures() {
        return new GeneratorFigures(1, List.of(loopLoad), 2, 0.5, 0.9, 0, 0, 0);
      }

      @Override
      public void close() {
        happened.add("engine closed");
      }
    };
  }

  private MediaFigures take() {
    MediaFigures figures = joins;
    joins = new MediaFigures();
    double seconds = (timeNs - takenNs) / 1e9;
    takenNs = timeNs;
    long packets = Math.round(playing.size() * seconds * PACKETS_PER_SECOND);
    figures.count(Counter.PACKETS_RECEIVED, packets);
    figures.count(Counter.OCTETS_RECEIVED, 1_200 * packets);
    figures.count(Counter.PACKETS_CHECKED, packets);
    figures.count(Counter.PACKETS_SENT, Math.round(seconds * PACKETS_PER_SECOND));
    figures.count(Counter.PACKETS_LOST, lost);
    for (int i = 0; i < Math.min(packets, 1_000); i++) {
      figures.record(Timing.FORWARD_DELAY, playing.size() > carries ? 60 * NS_PER_MS : NS_PER_MS);
    }
    return figures;
  }

  public Target target() {
    return new Target() {
      @Override
      public String describe() {
        return "a pretended server";
      }

      @Override
      public Publication publish(String stream, PreparedStream media) {
        happened.add("publish " + stream);
        return new FakePublication();
      }

      @Override
      public Playback play(String stream, PlaybackOptions options) throws TargetException {
        if (playing.size() >= accepts) {
          throw new TargetException("the server is full");
        }
        FakePlayback playback = new FakePlayback(stream, options);
        playing.add(playback);
        joins.record(Timing.JOIN_TO_PLAYING, 30 * NS_PER_MS);
        return playback;
      }

      @Override
      public Push push(String stream, Target to, String remoteName) {
        happened.add("push " + stream + " as " + remoteName);
        timeNs += 100 * NS_PER_MS;
        return new FakePublication();
      }

      @Override
      public void close() {
        happened.add("target closed");
      }
    };
  }

  private final class FakePublication implements Publication, Push {
    @Override
    public Optional<String> lost() {
      return Optional.empty();
    }

    @Override
    public void close() {
      happened.add("unpublish");
    }
  }

  /** A player. */
  public final class FakePlayback implements Playback {
    public final String stream;
    public final PlaybackOptions options;
    public Optional<String> lost = Optional.empty();

    FakePlayback(String stream, PlaybackOptions options) {
      this.stream = stream;
      this.options = options;
    }

    @Override
    public ReceiverStatus status() {
      return new ReceiverStatus(0, 0, 0, 20 * NS_PER_MS, 50 * NS_PER_MS);
    }

    @Override
    public Optional<String> lost() {
      return lost;
    }

    @Override
    public void stall(Duration time) {
      happened.add("stall");
    }

    @Override
    public void vanish() {
      happened.add("vanish");
      playing.remove(this);
    }

    @Override
    public void close() {
      if (playing.remove(this)) {
        happened.add("leave");
      }
    }
  }
}
