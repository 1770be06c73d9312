package dev.tandem.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the server when the process is asked to end, and lets it end with status 0, which the JVM
 * by itself does not do after a signal.
 */
final class Shutdown {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private @Nullable ReferenceServer server;
  private int status;
  private boolean ownExit;

  /**
   * Begins to watch for the end of the process.
   *
   * @param deadline how long closing may take
   */
  void install(Duration deadline) {
    Thread hook = Thread.ofPlatform().name("shutdown").unstarted(() -> end(deadline));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Names what has to be closed. */
  synchronized void closes(ReferenceServer started) {
    server = started;
  }

  /** The process ends by itself, with this status. */
  synchronized void exitsWith(int exitStatus) {
    ownExit = true;
    status = exitStatus;
  }

  private void end(Duration deadline) {
    ReferenceServer closing;
    int exitStatus;
    synchronized (this) {
      if (ownExit) {
        return;
      }
      closing = server;
      exitStatus = status;
    }
    if (closing != null) {
      LOG.info("Shutting down");
      Thread closer = Thread.ofPlatform().name("drain").daemon().start(closing::close);
      try {
        if (!closer.join(deadline)) {
          LOG.warn("Not everything was closed within {} ms", deadline.toMillis());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(exitStatus);
  }
}
