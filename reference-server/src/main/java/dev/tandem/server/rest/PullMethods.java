package dev.tandem.server.rest;

import dev.tandem.server.republish.RepublishFilter;
import dev.tandem.server.republish.RepublishInfo;
import dev.tandem.server.republish.RepublishRefusedException;
import dev.tandem.server.republish.RepublishRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rest-api/pull}: streams that are pushed to, or pulled from, other servers. */
final class PullMethods implements RestGroup {

  /** Response header with the id of a new push or pull; the body has to stay empty. */
  static final String ID_HEADER = "Tandem-Republish-Id";

  private static final int MAX_RETRIES = 1_000_000;
  private static final Set<String> FILTER_FIELDS =
      new LinkedHashSet<>(List.of("uri", "localStreamName", "remoteStreamName", "id"));

  private final RepublishAccess republishing;

  PullMethods(RepublishAccess republishing) {
    this.republishing = republishing;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.withBody("/rest-api/pull/push", request -> start(request, republishing::push)),
        Route.withBody("/rest-api/pull/pull", request -> start(request, republishing::pull)),
        Route.withoutBody("/rest-api/pull/find_all", request -> findAll()),
        Route.withBody("/rest-api/pull/terminate", this::terminate));
  }

  /** Starts a push or a pull. */
  private interface Start {
    RepublishInfo with(RepublishRequest request) throws RepublishRefusedException;
  }

  private static RestResponse start(RestRequest request, Start start) throws RestException {
    Body body = request.body();
    RepublishRequest wanted =
        new RepublishRequest(
            body.text("uri"),
            body.text("localStreamName"),
            body.text("remoteStreamName"),
            body.integer("retries", 0, MAX_RETRIES, 0),
            body.flag("waitForStream", false));
    try {
      return RestResponse.done(Map.of(ID_HEADER, start.with(wanted).id()));
    } catch (RepublishRefusedException e) {
      throw refused(e);
    }
  }

  private RestResponse findAll() throws RestException {
    List<RepublishInfo> all = republishing.republished();
    if (all.isEmpty()) {
      throw RestException.notFound("nothing is pushed or pulled");
    }
    return RestResponse.json(Json.array(all, PullMethods::json));
  }

  private RestResponse terminate(RestRequest request) throws RestException {
    Body body = request.body();
    body.allowOnly(FILTER_FIELDS);
    if (body.names().isEmpty()) {
      throw RestException.badRequest(
          "the body names no push or pull; expected at least one of "
              + String.join(", ", FILTER_FIELDS));
    }
    RepublishFilter filter =
        new RepublishFilter(
            body.optionalText("uri"),
            body.optionalText("localStreamName"),
            body.optionalText("remoteStreamName"),
            body.optionalText("id"));
    if (republishing.terminateRepublished(filter) == 0) {
      throw RestException.notFound("no push or pull matches " + body);
    }
    return RestResponse.done();
  }

  private static ObjectNode json(RepublishInfo info) {
    ObjectNode json =
        Json.object()
            .put("localMediaSessionId", info.localMediaSessionId())
            .put("remoteMediaSessionId", info.remoteMediaSessionId())
            .put("localStreamName", info.localStreamName())
            .put("remoteStreamName", info.remoteStreamName())
            .put("uri", info.uri())
            .put("status", info.status())
            .put("id", info.id())
            .put("direction", info.direction().name().toLowerCase(Locale.ROOT))
            .put("statusReason", info.statusReason())
            .put("statusSince", info.statusSince().toEpochMilli())
            .put("createdAt", info.createdAt().toEpochMilli())
            .put("bytesSent", info.bytesSent())
            .put("packetsSent", info.packetsSent());
    json.put("rttMs", info.rttMs());
    json.put("lastError", info.lastError());
    return json.put("attempt", info.attempt());
  }

  private static RestException refused(RepublishRefusedException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case NOT_FOUND -> RestException.notFound(message);
      case CONFLICT -> RestException.conflict(message);
      case BAD_REQUEST -> RestException.badRequest(message);
      case INTERNAL ->
          new RestException(HttpStatus.INTERNAL_SERVER_ERROR_500, "InternalError", message);
    };
  }
}
