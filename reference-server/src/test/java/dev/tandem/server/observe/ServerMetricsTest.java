package dev.tandem.server.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.EngineStats;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {

  private final ServerMetrics metrics = new ServerMetrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void showsMemoryGarbageCollectionAndThreads() {
    assertThat(metrics.scrape())
        .contains("jvm_memory_used_bytes{")
        .contains("jvm_threads_live_threads ")
        .contains("jvm_gc_")
        .contains("process_uptime_seconds ");
  }

  @Test
  void showsTheTotalsOfTheMediaEngineAsTheyAreWhenRead() {
    AtomicReference<EngineStats> stats =
        new AtomicReference<>(
            new EngineStats(2, 1, 3, 10, 20, 30, 40, Map.of("udp", "nio"), Map.of("replayed", 5L)));
    metrics.engine(stats::get);

    assertThat(metrics.scrape())
        .contains("tandem_media_loops 2.0")
        .contains("tandem_media_peers{role=\"player\"} 3.0")
        .contains("tandem_media_packets_total{direction=\"in\"} 10.0")
        .contains("tandem_media_bytes_total{direction=\"out\"} 40.0")
        .contains("tandem_media_drops_total{reason=\"replayed\"} 5.0");

    stats.set(
        new EngineStats(
            2,
            1,
            3,
            11,
            20,
            30,
            40,
            Map.of("udp", "nio"),
            Map.of("replayed", 6L, "not_validated", 1L)));

    assertThat(metrics.scrape())
        .contains("tandem_media_packets_total{direction=\"in\"} 11.0")
        .contains("tandem_media_drops_total{reason=\"replayed\"} 6.0")
        .contains("tandem_media_drops_total{reason=\"not_validated\"} 1.0");
  }

  @Test
  void showsCountsByTagAndForgetsTagsThatAreGone() {
    AtomicReference<Map<String, Long>> counts = new AtomicReference<>(Map.of("NEW", 2L));
    metrics.counts("tandem.pushes", "Pushes by status", "status", counts::get);
    assertThat(metrics.scrape()).contains("tandem_pushes{status=\"NEW\"} 2.0");

    counts.set(Map.of("ESTABLISHED", 1L));

    assertThat(metrics.scrape())
        .contains("tandem_pushes{status=\"ESTABLISHED\"} 1.0")
        .doesNotContain("status=\"NEW\"");
  }

  @Test
  void countsRequestsByPathAndStatus() {
    metrics.request("/rest-api/pull/push", 409, Duration.ofMillis(5));
    metrics.request("/rest-api/pull/push", 409, Duration.ofMillis(5));

    assertThat(metrics.scrape())
        .contains(
            "tandem_rest_requests_seconds_count{path=\"/rest-api/pull/push\",status=\"409\"} 2");
  }
}
