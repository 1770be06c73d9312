package dev.tandem.server.rest;

import dev.tandem.server.signalling.session.ConnectionInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rest-api/connection}: who is connected by WebSocket. */
final class ConnectionMethods implements RestGroup {

  private static final List<String> FIELDS =
      List.of(
          "sessionId", "appKey", "clientVersion", "clientOSVersion", "clientBrowserVersion", "ip");

  private final ConnectionAccess connections;
  private final JsonFilter filter;

  ConnectionMethods(ConnectionAccess connections) {
    this.connections = connections;
    Map<String, FieldType> fields = new LinkedHashMap<>();
    FIELDS.forEach(field -> fields.put(field, FieldType.TEXT));
    this.filter = new JsonFilter(fields);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.withBody("/rest-api/connection/find", this::find),
        Route.withoutBody("/rest-api/connection/find_all", this::findAll),
        Route.withBody("/rest-api/connection/terminate", this::terminate));
  }

  private RestResponse find(RestRequest request) throws RestException {
    Predicate<ObjectNode> wanted = filter.of(request.body(), Set.of());
    return list(wanted, "no connection matches " + request.body());
  }

  private RestResponse findAll(RestRequest request) throws RestException {
    return list(connection -> true, "nobody is connected");
  }

  private RestResponse list(Predicate<ObjectNode> wanted, String otherwise) throws RestException {
    List<ObjectNode> found =
        connections.connections().stream().map(ConnectionMethods::json).filter(wanted).toList();
    if (found.isEmpty()) {
      throw RestException.notFound(otherwise);
    }
    return RestResponse.json(Json.array(found, json -> json));
  }

  private RestResponse terminate(RestRequest request) throws RestException {
    request.body().allowOnly(Set.of("sessionId"));
    String sessionId = request.body().text("sessionId");
    if (!connections.terminateConnection(sessionId)) {
      throw RestException.notFound("there is no connection with the sessionId " + sessionId);
    }
    return RestResponse.done();
  }

  private static ObjectNode json(ConnectionInfo info) {
    ObjectNode json =
        Json.object()
            .put("sessionId", info.sessionId())
            .put("appKey", info.appKey())
            .put("status", "ESTABLISHED")
            .put("clientVersion", info.clientVersion())
            .put("clientOSVersion", info.clientOSVersion())
            .put("clientBrowserVersion", info.clientBrowserVersion())
            .put("ip", info.remoteAddress())
            .put("createDate", info.created().toEpochMilli());
    info.mediaProviders().forEach(json.putArray("mediaProviders")::add);
    return json;
  }
}
