package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.process.ProcFs;
import dev.tandem.load.scenario.Clock;
import dev.tandem.load.scenario.FakeWorld;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Tests of a pretended world; nothing waits, and no process is looked at. */
final class FakeKit implements Kit {
  final FakeWorld world = new FakeWorld();
  final List<URI> targets = new ArrayList<>();
  private final ProcFs proc;

  FakeKit(ProcFs proc) {
    this.proc = proc;
  }

  @Override
  public ClientEngine engine(ClientOptions options) {
    return world.engine();
  }

  @Override
  public Target target(ServerAddress address, ClientEngine engine) {
    targets.add(address.uri());
    return world.target();
  }

  @Override
  public PreparedStream stream(String name) {
    if (!name.equals("vp8-1500k")) {
      throw new IllegalArgumentException("no prepared stream is called " + name);
    }
    return FakeWorld.noMedia();
  }

  @Override
  public Clock clock() {
    return world;
  }

  @Override
  public ProcFs proc() {
    return proc;
  }

  @Override
  public ExecutorService calls() {
    return new AtOnce();
  }

  /** Runs everything at once. */
  private static final class AtOnce extends AbstractExecutorService {
    @Override
    public void execute(Runnable command) {
      command.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return true;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
