package dev.tandem.server.rest;

import dev.tandem.server.media.api.EngineStats;
import dev.tandem.server.observe.Health;
import dev.tandem.server.observe.ServerMetrics;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The REST API as a whole.
 *
 * @param streams what is published and played
 * @param connections who is connected
 * @param republishing what is pushed and pulled
 * @param engine totals of the media engine
 * @param health what {@code /health} tells
 * @param metrics what {@code /metrics} tells; every answer is counted there
 * @param clock for the time in error bodies
 */
public record RestApi(
    StreamAccess streams,
    ConnectionAccess connections,
    RepublishAccess republishing,
    Supplier<EngineStats> engine,
    Health health,
    ServerMetrics metrics,
    InstantSource clock) {

  /** The handler that answers on the web ports. */
  public RestHandler handler(RestOptions options) {
    return new RestHandler(groups(), options, clock, metrics::request);
  }

  List<RestGroup> groups() {
    return List.of(
        new PullMethods(republishing),
        new StreamMethods(streams),
        new ConnectionMethods(connections),
        new StatMethod(new StatGroups(streams, connections, republishing, engine).all()),
        new ObserveMethods(health, metrics::scrape),
        new DescriptionMethods());
  }
}
