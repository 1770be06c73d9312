package dev.tandem.conformance.selfcheck;

import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.checks.Suite;
import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Fault.Kill;
import dev.tandem.conformance.fault.proxy.Tampering;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.browser.Browsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Switches on one fault after the other before good servers and lets the checks judge. Several
 * faults are tried at the same time, each on a pair of servers of its own.
 */
public final class SelfCheck implements AutoCloseable {
  private static final long SEED = 1;

  private final Map<String, Check> checks =
      Suite.all().stream().collect(Collectors.toMap(Check::id, Function.identity()));
  private final Map<String, Judgement> baseline = new ConcurrentHashMap<>();
  private final BrowserTurn browser = new BrowserTurn();
  private final WorkQueue queue = new WorkQueue();
  private final List<FaultyPair> pairs;
  private final ExecutorService workers;

  private SelfCheck(List<FaultyPair> pairs, ExecutorService workers) {
    this.pairs = pairs;
    this.workers = workers;
    for (int i = 0; i < pairs.size(); i++) {
      FaultyPair own = pairs.get(i);
      boolean worksWithBrowsers = i < BrowserTurn.COUNT;
      workers.execute(() -> work(own, worksWithBrowsers));
    }
  }

  /** Starts as many pairs of servers as there are to be workers; logs are in the folder. */
  public static SelfCheck start(ServerCommand command, Path folder, int workers) {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    List<Future<FaultyPair>> starting =
        IntStream.rangeClosed(1, workers)
            .mapToObj(i -> folder.resolve("pair" + i))
            .map(own -> threads.submit(() -> FaultyPair.start(command, own)))
            .toList();
    return new SelfCheck(starting.stream().map(SelfCheck::value).toList(), threads);
  }

  /** Tries a fault on the checks that claim it, as soon as a pair of servers is idle. */
  public Future<FaultResult> submit(Fault fault) {
    return submit(fault, List.of(), 0);
  }

  /**
   * Tries a fault on the checks that claim it, and on all others that take at most {@code limitMs}
   * without it.
   */
  public Future<FaultResult> submitFull(Fault fault, long limitMs) {
    return submit(fault, checks.keySet().stream().sorted().toList(), limitMs);
  }

  private Future<FaultResult> submit(Fault fault, List<String> others, long limitMs) {
    List<String> claiming = fault.kills().stream().map(Kill::check).distinct().toList();
    boolean needsBrowser = others.isEmpty() && claiming.stream().anyMatch(browser::isNeededBy);
    return submit(
        needsBrowser,
        pair -> {
          Stream<String> quick =
              others.stream()
                  .filter(name -> !claiming.contains(name) && baseline(name, pair).ms() <= limitMs);
          return tried(fault, Stream.concat(claiming.stream(), quick).toList(), pair);
        });
  }

  /** Runs each check with this before both servers, which is no fault. */
  public Map<String, Future<Judgement>> submitFaultless(Supplier<Tampering> harmless) {
    return checks.keySet().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                name ->
                    submit(
                        browser.isNeededBy(name),
                        pair -> {
                          pair.switchOn(harmless);
                          return judge(name, pair);
                        })));
  }

  /** Has a worker do this on its pair of servers, which are as new before and after. */
  private <T> Future<T> submit(boolean needsBrowser, Function<FaultyPair, T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    queue.add(
        pair -> {
          try {
            result.complete(asNewAfter(work, pair));
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        },
        needsBrowser);
    return result;
  }

  private static <T> T asNewAfter(Function<FaultyPair, T> work, FaultyPair pair) {
    try {
      return work.apply(pair);
    } finally {
      pair.switchOff();
    }
  }

  private void work(FaultyPair own, boolean worksWithBrowsers) {
    try {
      while (true) {
        queue.take(worksWithBrowsers).accept(own);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The result of something submitted; what it threw is thrown. */
  public static <T> T value(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private FaultResult tried(Fault fault, List<String> names, FaultyPair pair) {
    List<Judgement> without = names.stream().map(name -> baseline(name, pair)).toList();
    pair.switchOn(fault.tampering());
    List<Judgement> with = names.stream().map(name -> judge(name, pair)).toList();
    return new FaultResult(fault, without, with);
  }

  private Judgement baseline(String name, FaultyPair pair) {
    return baseline.computeIfAbsent(name, check -> judge(check, pair));
  }

  private Judgement judge(String name, FaultyPair pair) {
    Check check = checks.get(name);
    if (check == null) {
      throw new IllegalStateException("a fault names the check " + name + ", which does not exist");
    }
    return browser.isNeededBy(name)
        ? browser.judge(check, pair.target(), SEED)
        : Judgement.of(check, pair.target(), SEED, new Browsers(null));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    browser.close();
    pairs.forEach(FaultyPair::close);
  }
}
