package dev.tandem.server.rest;

import dev.tandem.server.text.NearestName;
import dev.tandem.server.web.ErrorBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the method for a path, reads the body, and writes what the method returned or the error it
 * ended in. Paths that belong to nobody here are left to the next handler.
 */
public final class RestHandler extends Handler.Abstract {

  /** Told of every answer. */
  @FunctionalInterface
  public interface RequestObserver {
    void answered(String path, int status, Duration took);
  }

  static final String PREFIX = "/rest-api/";

  private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);
  private static final String UNKNOWN_PATH = "unknown";
  private static final int SKIPPED_BYTES = 32 * 1024 * 1024;

  private final Map<String, Route> routes;
  private final RestOptions options;
  private final Cors cors;
  private final InstantSource clock;
  private final RequestObserver observer;

  /** Answers with the methods of {@code groups}. */
  RestHandler(
      List<RestGroup> groups, RestOptions options, InstantSource clock, RequestObserver observer) {
    this.routes =
        groups.stream()
            .flatMap(group -> group.routes().stream())
            .collect(Collectors.toMap(Route::path, route -> route));
    this.options = options;
    this.cors = new Cors(options.corsOrigin());
    this.clock = clock;
    this.observer = observer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = normalised(Request.getPathInContext(request));
    Map<String, String> query = query(request);
    Route route = route(path, query);
    if (route == null && !(path + "/").startsWith(PREFIX)) {
      return false;
    }
    cors.allow(request, response);
    RestResponse answer = answer(request, path, query, route);
    send(answer, response, callback);
    observer.answered(
        route == null ? UNKNOWN_PATH : route.path(),
        answer.status(),
        Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime()));
    LOG.atDebug()
        .addKeyValue("method", request.getMethod())
        .addKeyValue("path", path)
        .addKeyValue("status", answer.status())
        .log("Answered a REST request");
    return true;
  }

  private @Nullable Route route(String path, Map<String, String> query) {
    // the root is the site's, but for the statistics that WCS serves there
    return path.equals("/") && !query.containsKey("action") ? null : routes.get(path);
  }

  private RestResponse answer(
      Request request, String path, Map<String, String> query, @Nullable Route route) {
    try {
      if (request.getMethod().equals("OPTIONS")) {
        return options(route);
      }
      if (route == null) {
        throw unknownMethod(path);
      }
      if (!route.verbs().contains(request.getMethod())) {
        return withAllow(
            route,
            error(
                path,
                HttpStatus.METHOD_NOT_ALLOWED_405,
                "MethodNotAllowed",
                "%s is not allowed here; expected %s"
                    .formatted(request.getMethod(), verbs(route))));
      }
      byte[] body = readBody(request);
      return route
          .method()
          .call(new RestRequest(query, Body.parse(route.readsBody() ? body : new byte[0])));
    } catch (RestException e) {
      return error(path, e.status(), e.kind(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.atDebug().addKeyValue("path", path).log("A request was broken off: {}", e.toString());
      return error(path, HttpStatus.BAD_REQUEST_400, "BadRequest", incomplete(request));
    } catch (RuntimeException e) {
      return internalError(path, e);
    }
  }

  private static String incomplete(Request request) {
    long promised = request.getLength();
    return "the body did not arrive whole"
        + (promised < 0 ? "" : "; Content-Length promises " + promised + " bytes");
  }

  private RestResponse internalError(String path, RuntimeException cause) {
    String id = UUID.randomUUID().toString();
    LOG.atError()
        .addKeyValue("errorId", id)
        .addKeyValue("path", path)
        .setCause(cause)
        .log("A REST method failed");
    return error(
        path,
        HttpStatus.INTERNAL_SERVER_ERROR_500,
        "InternalError",
        "the server failed at this request; its log has the cause under errorId " + id);
  }

  private RestException unknownMethod(String path) {
    return new RestException(
        HttpStatus.NOT_FOUND_404,
        "UnknownMethod",
        "there is no method "
            + path
            + NearestName.of(path, routes.keySet())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; /openapi.json lists all"));
  }

  private byte[] readBody(Request request) throws IOException, RestException {
    InputStream in = Request.asInputStream(request);
    byte[] body = in.readNBytes(options.maxBodyBytes() + 1);
    if (body.length <= options.maxBodyBytes()) {
      return body;
    }
    // a client that is still sending would miss an answer that comes together with a reset
    in.skip(SKIPPED_BYTES);
    throw RestException.tooLarge(
        "the body is longer than " + options.maxBodyBytes() + " bytes (rest.max_body_bytes)");
  }

  private RestResponse error(String path, int status, String kind, String message) {
    String body = new ErrorBody(status, kind, message, path, clock.millis()).json();
    return new RestResponse(status, RestResponse.JSON, body, Map.of());
  }

  private static RestResponse options(@Nullable Route route) {
    return route == null ? RestResponse.done() : withAllow(route, RestResponse.done());
  }

  private static RestResponse withAllow(Route route, RestResponse answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.put("Allow", verbs(route) + ", OPTIONS");
    return new RestResponse(answer.status(), answer.contentType(), answer.body(), headers);
  }

  private static String verbs(Route route) {
    return String.join(", ", new TreeSet<>(route.verbs()));
  }

  private static void send(RestResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (answer.contentType() != null) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private static String normalised(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Map<String, String> query(Request request) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    return query;
  }
}
