package dev.tandem.server.observe;

import dev.tandem.server.media.api.EngineStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** All metrics, in the text format of Prometheus. Sources are asked when metrics are read. */
public final class ServerMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final List<Runnable> refreshers = new ArrayList<>();
  private final Set<String> dropReasons = new HashSet<>();
  private volatile EngineStats engine = new EngineStats(0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());

  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Binds the totals of the media engine. */
  public synchronized void engine(Supplier<EngineStats> source) {
    MultiGauge libraries =
        MultiGauge.builder("tandem.media.library")
            .description("The library that serves a part of the media path")
            .register(registry);
    refreshers.add(() -> {
      refreshEngine(source.get());
      libraries.register(engine.libraries().entrySet().stream().map(ServerMetrics::one).toList());
    });
    gauge("tandem.media.loops", "Media loops", Tags.empty(), EngineStats::loops);
    String peers = "Open media peers";
    gauge("tandem.media.peers", peers, Tags.of("role", "publisher"), EngineStats::publishers);
    gauge("tandem.media.peers", peers, Tags.of("role", "player"), EngineStats::players);
    String packets = "Datagrams on media ports";
    counter("tandem.media.packets", packets, Tags.of("direction", "in"), EngineStats::packetsIn);
    counter("tandem.media.packets", packets, Tags.of("direction", "out"), EngineStats::packetsOut);
    String bytes = "Octets on media ports";
    counter("tandem.media.bytes", bytes, Tags.of("direction", "in"), EngineStats::bytesIn);
    counter("tandem.media.bytes", bytes, Tags.of("direction", "out"), EngineStats::bytesOut);
  }

  /**
   * Binds a family of gauges whose tag values come and go.
   *
   * @param source tag value to gauge value
   */
  public synchronized void counts(
      String name, String help, String tag, Supplier<Map<String, Long>> source) {
    MultiGauge gauges = MultiGauge.builder(name).description(help).register(registry);
    refreshers.add(() ->
        gauges.register(
            source.get().entrySet().stream()
                .map(e -> MultiGauge.Row.of(Tags.of(tag, e.getKey()), e.getValue()))
                .toList(),
            true));
  }

  /** Counts one answered HTTP request. {@code path} has to be one of few. */
  public void request(String path, int status, Duration took) {
    Timer.builder("tandem.rest.requests")
        .description("Answered HTTP requests by path and status")
        .tags("path", path, "status", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  /** Everything, as Prometheus reads it. */
  public synchronized String scrape() {
    refreshers.forEach(Runnable::run);
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }

  private void refreshEngine(EngineStats stats) {
    engine = stats;
    stats.drops().keySet().stream().filter(dropReasons::add).forEach(this::dropCounter);
  }

  private static MultiGauge.Row<Number> one(Map.Entry<String, String> partAndLibrary) {
    Tags tags = Tags.of("part", partAndLibrary.getKey(), "library", partAndLibrary.getValue());
    return MultiGauge.Row.of(tags, 1);
  }

  private void dropCounter(String reason) {
    counter(
        "tandem.media.drops",
        "Dropped datagrams by reason",
        Tags.of("reason", reason),
        stats -> stats.drops().getOrDefault(reason, 0L));
  }

  private void gauge(String name, String help, Tags tags, ToDoubleFunction<EngineStats> value) {
    Gauge.builder(name, this, self -> value.applyAsDouble(self.engine))
        .description(help)
        .tags(tags)
        .register(registry);
  }

  private void counter(String name, String help, Tags tags, ToDoubleFunction<EngineStats> value) {
    FunctionCounter.builder(name, this, self -> value.applyAsDouble(self.engine))
        .description(help)
        .tags(tags)
        .register(registry);
  }
}
