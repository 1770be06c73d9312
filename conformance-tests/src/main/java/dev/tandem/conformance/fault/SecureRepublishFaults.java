package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.post;
import static dev.tandem.conformance.fault.Http.reply;
import static dev.tandem.conformance.fault.Http.status;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.probe.LenientTls;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/** Pushes and pulls over TLS and without. */
final class SecureRepublishFaults {
  private static final Predicate<Request> PUSH = post("/pull/push");
  private static final Predicate<Request> PULL = post("/pull/pull");
  private static final Set<Integer> USUAL_FOR_TLS = Set.of(443, 4443, 8443, 8444, 9443);
  private static final String REFUSED = "allowed is status 200, seen was status 500";

  private SecureRepublishFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "wss-push-refused",
                "refuses to push over TLS although that is switched on",
                reply(PUSH.and(to("wss:")), status(200, 500)))
            .caughtBy("wss-push-is-published", REFUSED),
        Fault.of(
                "wss-pull-refused",
                "refuses to pull over TLS although that is switched on",
                reply(PULL.and(to("wss:")), status(200, 500)))
            .caughtBy("wss-pull-is-published", REFUSED),
        Fault.of(
                "wss-refusal-names-nothing",
                "refuses to push over TLS with an error that does not name the setting",
                reply(PUSH.and(to("wss:")), SecureRepublishFaults::tightLipped))
            .caughtBy(
                "wss-push-without-agent-ssl-names-the-setting",
                "allowed is an error that names wcs_agent_ssl"),
        Fault.of(
                "ws-push-refused",
                "refuses to push without TLS",
                reply(PUSH.and(to("ws:")), status(200, 500)))
            .caughtBy("ws-push-is-published", REFUSED),
        Fault.of(
                "port-8443-forces-tls",
                "speaks TLS to a ws address whose port is usual for TLS",
                instead(PUSH.and(SecureRepublishFaults::looksSecure), r -> overTls(r)))
            .caughtBy("scheme-alone-decides-about-tls", "seen was a TLS handshake"),
        Fault.of(
                "push-trusts-anyone",
                "takes any certificate of a server that it pushes to",
                instead(PUSH.and(to("wss:")), r -> trusting(r)))
            .caughtBy("unknown-certificate-ends-a-push", "seen was a request: GET")
            .alsoFires("nothing is pushed in truth", "wss-push-is-published"));
  }

  private static Reply tightLipped(Reply reply) {
    return reply.status() >= 400 ? reply.withText("{\"error\":\"bad uri\"}") : reply;
  }

  private static Predicate<Request> to(String scheme) {
    return request -> request.field("uri").startsWith(scheme);
  }

  private static boolean looksSecure(Request request) {
    return to("ws:").test(request)
        && USUAL_FOR_TLS.contains(URI.create(request.field("uri")).getPort());
  }

  private static Reply overTls(Request request) {
    URI uri = URI.create(request.field("uri"));
    Thread.ofVirtual().start(() -> greet(uri));
    return Reply.of(200, "");
  }

  private static Reply trusting(Request request) {
    URI uri = URI.create(request.field("uri"));
    Thread.ofVirtual().start(() -> ask(uri));
    return Reply.of(200, "");
  }

  private static void ask(URI uri) {
    try (Socket target =
        LenientTls.context().getSocketFactory().createSocket(uri.getHost(), uri.getPort())) {
      target.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      // the target has ended the connection
    }
  }

  private static void greet(URI uri) {
    try (Socket target = SSLSocketFactory.getDefault().createSocket(uri.getHost(), uri.getPort())) {
      target.getOutputStream().write(0);
    } catch (IOException noTls) {
      // the target speaks no TLS, and has seen a ClientHello
    }
  }
}
