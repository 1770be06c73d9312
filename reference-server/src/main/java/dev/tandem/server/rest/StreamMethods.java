package dev.tandem.server.rest;

import static java.util.Map.entry;

import dev.tandem.server.stream.StreamInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rest-api/stream}: what is published and played here. */
final class StreamMethods implements RestGroup {

  private static final String IDS = "mediaSessionIds";
  private static final String DISPLAY = "display";
  private static final JsonFilter FILTER =
      new JsonFilter(
          ordered(
              entry("mediaSessionId", FieldType.TEXT),
              entry("name", FieldType.TEXT),
              entry("published", FieldType.FLAG),
              entry("status", FieldType.TEXT),
              entry("sessionId", FieldType.TEXT),
              entry("appKey", FieldType.TEXT),
              entry("mediaType", FieldType.TEXT),
              entry("mediaProvider", FieldType.TEXT),
              entry("transport", FieldType.TEXT),
              entry("hasAudio", FieldType.FLAG),
              entry("hasVideo", FieldType.FLAG),
              entry("audioCodec", FieldType.TEXT),
              entry("videoCodec", FieldType.TEXT),
              entry("record", FieldType.FLAG),
              entry("width", FieldType.NUMBER),
              entry("height", FieldType.NUMBER)));

  private final StreamAccess streams;

  StreamMethods(StreamAccess streams) {
    this.streams = streams;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.withBody("/rest-api/stream/find", this::find),
        Route.withoutBody("/rest-api/stream/find_all", this::findAll),
        Route.withBody("/rest-api/stream/terminate", this::terminate),
        Route.withBody("/rest-api/stream/snapshot", this::snapshot),
        Route.withBody("/rest-api/stream/event/send", this::sendEvent));
  }

  private RestResponse find(RestRequest request) throws RestException {
    Predicate<ObjectNode> filter;
    boolean metrics;
    try {
      filter = FILTER.of(request.body(), Set.of(DISPLAY));
      metrics = metricsWanted(request.body());
    } catch (RestException e) {
      // WCS answers bad parameters of this method so, and its clients know it
      throw new RestException(
          HttpStatus.INTERNAL_SERVER_ERROR_500, "BadParameters", String.valueOf(e.getMessage()));
    }
    List<ObjectNode> found = new ArrayList<>();
    for (StreamInfo info : streams.streams()) {
      ObjectNode json = StreamJson.of(info);
      if (filter.test(json)) {
        found.add(json);
        if (metrics) {
          json.set("metrics", StreamJson.metrics(info.stats()));
        }
      }
    }
    return list(found, "no stream matches " + request.body());
  }

  private RestResponse findAll(RestRequest request) throws RestException {
    return list(
        streams.streams().stream().map(StreamJson::of).toList(),
        "there are no streams on this server");
  }

  private RestResponse terminate(RestRequest request) throws RestException {
    Body body = request.body();
    Predicate<ObjectNode> filter = FILTER.of(body, Set.of(IDS));
    List<String> ids = body.texts(IDS);
    if (body.names().isEmpty() || (body.names().equals(Set.of(IDS)) && ids.isEmpty())) {
      throw RestException.badRequest(
          "the body names no stream; expected mediaSessionId, mediaSessionIds or a filter such as"
              + " name, published, status");
    }
    int ended =
        streams.terminateStreams(info ->
            (body.optional(IDS) == null || ids.contains(info.mediaSessionId()))
                && filter.test(StreamJson.of(info)));
    if (ended == 0) {
      throw RestException.notFound("no stream matches " + body);
    }
    return RestResponse.done();
  }

  private RestResponse snapshot(RestRequest request) throws RestException {
    String name = request.body().text("streamName");
    if (streams.streams().stream()
        .noneMatch(info -> info.published() && info.name().equals(name))) {
      throw RestException.notFound("no stream is published under the name " + name);
    }
    throw new RestException(
        HttpStatus.NOT_IMPLEMENTED_501,
        "NotImplemented",
        "this server forwards video without decoding it, so that it has no pictures to return");
  }

  private RestResponse sendEvent(RestRequest request) throws RestException {
    String name = request.body().text("streamName");
    JsonNode payload = request.body().required("payload", "the data to send, of any type");
    if (!streams.sendEvent(name, payload)) {
      throw RestException.notFound("no stream is published under the name " + name);
    }
    return RestResponse.done();
  }

  private static boolean metricsWanted(Body body) throws RestException {
    List<String> wanted = body.texts(DISPLAY);
    for (String word : wanted) {
      if (!word.equals("metrics")) {
        throw RestException.badRequest(
            "field \"display\" has \"" + word + "\"; expected [\"metrics\"]");
      }
    }
    return !wanted.isEmpty();
  }

  private static RestResponse list(List<ObjectNode> found, String otherwise) throws RestException {
    if (found.isEmpty()) {
      throw RestException.notFound(otherwise);
    }
    return RestResponse.json(Json.array(found, json -> json));
  }

  @SafeVarargs
  private static Map<String, FieldType> ordered(Map.Entry<String, FieldType>... entries) {
    Map<String, FieldType> map = new LinkedHashMap<>();
    for (Map.Entry<String, FieldType> entry : entries) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
