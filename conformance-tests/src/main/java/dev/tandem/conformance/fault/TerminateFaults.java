package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.call;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.replace;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.tampering;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import dev.tandem.conformance.fault.proxy.Tampering.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** /pull/terminate. */
final class TerminateFaults {
  private static final Predicate<Request> TERMINATE = post("/pull/terminate");
  private static final String OK_404 = "allowed is status 200, seen was status 404";

  private TerminateFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "terminate-by-uri-404",
                "finds nothing by a uri alone",
                instead(TERMINATE.and(r -> has(r, "uri") && r.json().size() == 1), 404))
            .caughtBy("terminate-by-uri", OK_404)
            .alsoFires("it terminates by uri", "terminate-ignores-the-default-path"),
        Fault.of(
                "terminate-needs-uri",
                "finds nothing without a uri",
                instead(TERMINATE.and(r -> !has(r, "uri") && !r.json().isEmpty()), 404))
            .caughtBy("terminate-by-names", OK_404)
            .alsoFires("they terminate by name", "terminated-pull-*"),
        Fault.of(
                "terminate-all-fields-404",
                "finds nothing by uri and both names",
                instead(TERMINATE.and(r -> r.json().size() == 3), 404))
            .caughtBy("terminate-by-all-fields", OK_404),
        Fault.of(
                "terminate-ends-all",
                "ends everything where some is to be terminated",
                tampering(
                    TERMINATE.and(r -> !r.json().isEmpty()), (request, server) -> endAll(server)))
            .caughtBy(
                "terminate-spares-others",
                "allowed is the other pull from the same uri still listed"),
        Fault.of(
                "terminate-always-200",
                "answers a filter that matches nothing with 200",
                reply(TERMINATE, replace(404, 200, "")))
            .caughtBy(
                "terminate-without-match-is-404", "allowed is status 404, seen was status 200"),
        Fault.of("terminate-compares-text", "compares the uri letter by letter", Literal::new)
            .caughtBy("terminate-ignores-the-default-path", OK_404),
        Fault.of(
                "terminate-empty-ends-all",
                "ends everything on a terminate without a filter",
                tampering(
                    TERMINATE.and(r -> r.json().isEmpty()), (request, server) -> endAll(server)))
            .caughtBy(
                "terminate-without-filter-is-refused", "allowed is a 4xx or 5xx status, seen was"),
        Fault.of("terminated-stays-listed", "goes on listing what was terminated", Ghosts::new)
            .caughtBy("terminated-pull-is-not-listed", "/pull/find_all still lists")
            .alsoFires(
                "they look at the same list",
                "terminate-by-*",
                "terminate-spares-*",
                "terminate-ignores-*"),
        Fault.of(
                "terminated-name-stays-taken",
                "keeps the local name of a pull that was terminated",
                KeptNames::new)
            .caughtBy(
                "terminated-pull-can-be-repeated", "allowed is status 200, seen was status 409"));
  }

  private static boolean has(Request request, String field) {
    return request.json().has(field);
  }

  private static Reply endAll(Upstream server) throws IOException {
    List<JsonNode> all = Entries.list(server, "/pull/find_all");
    for (JsonNode entry : all) {
      Entries.call(server, "/pull/terminate", "localStreamName", entry.path("localStreamName"));
    }
    return Reply.of(all.isEmpty() ? 404 : 200, "");
  }

  private static final class Literal implements Tampering {
    private final Set<String> uris = ConcurrentHashMap.newKeySet();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (request.is("POST", "/pull/pull")) {
        uris.add(request.field("uri"));
      }
      boolean unheard = has(request, "uri") && !uris.contains(request.field("uri"));
      return TERMINATE.test(request) && unheard ? Reply.of(404, "") : server.ask(request);
    }
  }

  private static final class Ghosts implements Tampering {
    private final Map<String, ObjectNode> entries = new ConcurrentHashMap<>();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (TERMINATE.test(request)) {
        for (JsonNode entry : Entries.list(server, "/pull/find_all")) {
          entries.put(entry.path("localStreamName").asString(""), (ObjectNode) entry);
        }
      }
      Reply reply = server.ask(request);
      return call("/pull/find_all").test(request)
          ? Entries.with(reply, new ArrayList<>(entries.values()))
          : reply;
    }
  }

  private static final class KeptNames implements Tampering {
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public Reply http(Request request, Upstream server) throws IOException {
      if (TERMINATE.test(request)) {
        names.add(request.field("localStreamName"));
      }
      boolean kept =
          request.is("POST", "/pull/pull") && names.contains(request.field("localStreamName"));
      return kept ? Reply.of(409, "") : server.ask(request);
    }
  }
}
