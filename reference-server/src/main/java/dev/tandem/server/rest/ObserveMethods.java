package dev.tandem.server.rest;

import dev.tandem.server.observe.Health;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** {@code /health} and {@code /metrics}: what operation asks. */
final class ObserveMethods implements RestGroup {

  private static final String PROMETHEUS = "text/plain;version=0.0.4;charset=utf-8";

  private final Health health;
  private final Supplier<String> metrics;

  ObserveMethods(Health health, Supplier<String> metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.page("/health/live", request -> live()),
        Route.page("/health/ready", request -> ready()),
        Route.page("/metrics", request -> RestResponse.text(PROMETHEUS, metrics.get())));
  }

  private static RestResponse live() {
    return RestResponse.json(Json.object().put("live", true));
  }

  private RestResponse ready() {
    List<String> reasons = health.reasons();
    ObjectNode json = Json.object().put("ready", reasons.isEmpty());
    reasons.forEach(json.putArray("reasons")::add);
    return RestResponse.json(
        reasons.isEmpty() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, json);
  }
}
