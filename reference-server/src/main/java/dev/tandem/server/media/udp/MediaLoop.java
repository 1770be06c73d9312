package dev.tandem.server.media.udp;

import dev.tandem.server.media.counters.DropReason;
import dev.tandem.server.media.counters.LoopCounters;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that owns some sockets and everything that their packets touch.
 *
 * <pre>
 *   commands --+
 *   timers   --+--&gt; duty cycle: run commands and timers; wait; receive all; send on
 *   sockets  --+
 * </pre>
 */
public final class MediaLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaLoop.class);
  private static final int MAX_DATAGRAM = 2048;
  private static final int RECEIVE_BATCH = 64;
  private static final int COMMAND_BATCH = 64;
  private static final long LONGEST_WAIT_NS = 1_000_000_000L;
  private static final long SWEEP_INTERVAL_NS = 1_000_000_000L;
  private static final long CLOSE_DEADLINE_MS = 2_000;

  private final Thread thread;
  private final Selector selector;
  private final LoopBatch batch;
  private final LoopTimers timers;
  private final long restNs;
  private final LoopCounters counters;
  private final Queue<LoopCommand> commands = new ConcurrentLinkedQueue<>();
  private final byte[] datagram = new byte[MAX_DATAGRAM];
  private final Consumer<SelectionKey> serveKey = this::serve;
  private final List<TcpPort> tcpPorts = new ArrayList<>();
  private final List<UdpPort> keepers = new ArrayList<>();
  private volatile boolean running = true;
  private long sweptNs = System.nanoTime();
  private int served;

  /**
   * Creates a loop that is not yet running.
   *
   * @param batch sends on what was received, each time that all of it has been read
   * @param restNs how long it leaves its sockets alone, and commands waiting, each time that it has
   *     nothing to do and no timer is due before; 0: whatever comes wakes it
   */
  @SuppressWarnings("ThreadPriorityCheck") // a packet waits for no compiler, where the system obeys
  public MediaLoop(
      String name, LoopBatch batch, LoopTimers timers, long restNs, LoopCounters counters)
      throws IOException {
    this.batch = batch;
    this.timers = timers;
    this.restNs = restNs;
    this.counters = counters;
    this.selector = Selector.open();
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
    this.thread.setPriority(Thread.MAX_PRIORITY);
  }

  public void start() {
    thread.start();
  }

  /** Serves a UDP port. Called before {@link #start}, or on the loop. */
  public void add(UdpPort port, DatagramHandler handler) throws IOException {
    port.channel()
        .register(selector, SelectionKey.OP_READ)
        .attach((Ready) ignored -> receive(port, handler));
    port.keepBackIn(keepers);
  }

  /** Serves ICE-TCP connections. Called before {@link #start}, or on the loop. */
  public void add(TcpPort port, FrameHandler handler) throws IOException {
    port.register(selector, handler);
    tcpPorts.add(port);
  }

  /** Has a command run on the loop, in the order of the calls. From any thread. */
  public void execute(LoopCommand command) {
    commands.add(command);
    if (Thread.currentThread() != thread) {
      wake();
    }
  }

  /** Has the loop look for work, even where it is about to wait. From any thread. */
  public void wake() {
    selector.wakeup();
  }

  private void run() {
    while (running) {
      try {
        dutyCycle();
      } catch (IOException | RuntimeException e) {
        counters.dropped(DropReason.INTERNAL_ERROR);
        LOG.error("media loop goes on after an unexpected error", e);
      }
    }
  }

  private void dutyCycle() throws IOException {
    int done = runCommands();
    long now = System.nanoTime();
    sweep(now);
    long waitNs = Math.min(timers.poll(now) - now, LONGEST_WAIT_NS);
    batch.end(now);
    flush();
    served = 0;
    if (done == 0 && waitNs > 0 && commands.isEmpty()) {
      serveAfter(waitNs);
    } else {
      selector.selectNow(serveKey);
    }
    if (served > 0) {
      batch.end(System.nanoTime());
      flush();
    }
  }

  /** Serves what comes within a time, or what has come by the end of a rest. */
  private void serveAfter(long waitNs) throws IOException {
    if (restNs > 0) {
      LockSupport.parkNanos(Math.min(waitNs, restNs));
      selector.selectNow(serveKey);
    } else {
      selector.select(serveKey, Math.max(1, (waitNs + 500_000) / 1_000_000));
    }
  }

  /** Has those ports send what they have kept back that have. */
  private void flush() {
    for (int i = 0; i < keepers.size(); i++) {
      counters.dropped(DropReason.SEND_FAILED, keepers.get(i).flush());
    }
    keepers.clear();
  }

  private void sweep(long nowNs) {
    if (nowNs - sweptNs < SWEEP_INTERVAL_NS) {
      return;
    }
    sweptNs = nowNs;
    for (TcpPort port : tcpPorts) {
      port.sweep(nowNs);
    }
  }

  private int runCommands() {
    int done = 0;
    LoopCommand command;
    while (done < COMMAND_BATCH && (command = commands.poll()) != null) {
      done++;
      try {
        command.run(System.nanoTime());
      } catch (RuntimeException e) {
        LOG.error("a media loop command failed", e);
      }
    }
    return done;
  }

  /**
   * Serves a socket. What control asked for comes first: an answer that was sent after a command
   * was given must not arrive before the command has run.
   */
  private void serve(SelectionKey key) {
    if (!commands.isEmpty()) {
      runCommands();
    }
    if (!(key.attachment() instanceof Ready ready)) {
      return;
    }
    try {
      served += ready.serve(System.nanoTime());
    } catch (CancelledKeyException e) {
      LOG.debug("a socket was closed while it was served");
    } catch (IOException e) {
      LOG.debug("a socket failed: {}", e.getMessage());
    }
  }

  private int receive(UdpPort port, DatagramHandler handler) throws IOException {
    int received = 0;
    while (received < RECEIVE_BATCH || port.holdsMore()) {
      int length = port.receive(datagram);
      if (length < 0) {
        break;
      }
      received++;
      counters.received(length);
      handle(port, handler, length);
    }
    return received;
  }

  private void handle(UdpPort port, DatagramHandler handler, int length) {
    try {
      handler.datagram(datagram, 0, length, port.sender(), port.arrivedNs());
    } catch (RuntimeException e) {
      counters.dropped(DropReason.INTERNAL_ERROR);
      LOG.error("dropped a datagram of {} octets from {}", length, port.sender(), e);
    }
  }

  /**
   * Ends the thread after the commands that were given before. Sockets are their owners' to close.
   */
  @Override
  public void close() {
    execute(now -> running = false);
    try {
      thread.join(CLOSE_DEADLINE_MS);
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("selector: {}", e.getMessage());
    }
  }
}
