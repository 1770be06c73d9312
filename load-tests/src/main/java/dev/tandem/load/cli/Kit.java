package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.process.ProcFs;
import dev.tandem.load.scenario.Clock;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What load tests are made of. */
interface Kit {
  /**
   * Begins to run clients.
   *
   * @throws IOException where the system does not let it
   */
  ClientEngine engine(ClientOptions options) throws IOException;

  /**
   * The server at this address, spoken to by clients of the engine.
   *
   * @throws IllegalArgumentException where there is no adapter for such addresses
   */
  Target target(ServerAddress address, ClientEngine engine) throws TargetException;

  /**
   * The stream of this name.
   *
   * @throws IllegalArgumentException where there is none, with the names that there are
   */
  PreparedStream stream(String name);

  /** The time. */
  default Clock clock() {
    return Clock.SYSTEM;
  }

  /** Processes of this machine. */
  default ProcFs proc() {
    return ProcFs.ofThisMachine();
  }

  /** Runs what waits for servers. */
  default ExecutorService calls() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }
}
