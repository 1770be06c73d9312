package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Exchange;
import dev.tandem.conformance.check.NotJudged;
import dev.tandem.conformance.check.SilentListener;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pushes and pulls over TLS. Whether a server has wcs_agent_ssl on is seen from its answer: one
 * that refuses a wss address and names the setting has it off, one that takes the address has it
 * on.
 */
final class SecureRepublishingChecks {
  private static final String SETTING = "wcs_agent_ssl";
  private static final String TLS =
      "what wcs_agent_ssl=true allows: wss addresses of other servers";
  private static final String SCHEME = "what decides about TLS towards another server";
  private static final int TLS_HANDSHAKE = 22;

  private SecureRepublishingChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("wss-push-is-published", SecureRepublishingChecks::wssPush),
        Check.of("wss-push-without-agent-ssl-names-the-setting", SecureRepublishingChecks::refused),
        Check.of("ws-push-is-published", SecureRepublishingChecks::wsPush),
        Check.of("scheme-alone-decides-about-tls", SecureRepublishingChecks::schemeDecides),
        Check.of("wss-pull-is-published", SecureRepublishingChecks::wssPull),
        Check.of("unknown-certificate-ends-a-push", SecureRepublishingChecks::untrusted));
  }

  private static void wssPush(CheckContext c) {
    for (int by : servers(c)) {
      Broadcast source = c.broadcast(by);
      String remoteName = c.freshName("pushed");
      Exchange push = c.push(by, secure(c, other(c, by)), source.name(), remoteName);
      if (!saysOff(push)) {
        push.status(TLS, 200);
        c.awaitPublished(other(c, by), remoteName);
        return;
      }
    }
    throw new NotJudged("every server says that its wcs_agent_ssl is off");
  }

  private static void wssPull(CheckContext c) {
    for (int by : servers(c)) {
      Broadcast remote = c.broadcast(other(c, by));
      String name = c.freshName("pulled");
      Exchange pull = c.pull(by, secure(c, other(c, by)), name, remote.name());
      if (!saysOff(pull)) {
        pull.status(TLS, 200);
        c.awaitPublished(by, name);
        return;
      }
    }
    throw new NotJudged("every server says that its wcs_agent_ssl is off");
  }

  private static void refused(CheckContext c) {
    for (int by : servers(c)) {
      Broadcast source = c.broadcast(by);
      Exchange push = c.push(by, secure(c, other(c, by)), source.name(), c.freshName("pushed"));
      if (push.reply().status() != 200) {
        push.must(r -> r.body().contains(SETTING), "an error that names " + SETTING, TLS);
        return;
      }
    }
    throw new NotJudged("every server takes wss addresses, so its wcs_agent_ssl is on");
  }

  private static void wsPush(CheckContext c) {
    for (int by : servers(c)) {
      Broadcast source = c.broadcast(by);
      String remoteName = c.freshName("pushed");
      c.push(by, Pushes.address(c, other(c, by)), source.name(), remoteName)
          .status(Pushes.PUSH, 200);
      c.awaitPublished(other(c, by), remoteName);
    }
  }

  /** A ws address with the port of a wss service gets HTTP, not TLS. */
  private static void schemeDecides(CheckContext c) {
    SilentListener listener = c.silentListenerAtSecurePort();
    Pushes.begun(c, c.broadcast(1), listener.uri());
    int first = listener.firstByte(c.deadlines().answer());
    CheckContext.expect(
        first == 'G',
        "a push to " + listener.uri(),
        "an HTTP request, which begins with G",
        first == TLS_HANDSHAKE ? "a TLS handshake" : "the byte " + first,
        SCHEME);
  }

  /** A push over TLS to a port of the kit, whose certificate nobody has signed. */
  private static void untrusted(CheckContext c) {
    SilentListener listener = c.silentListener();
    for (int by : servers(c)) {
      String name = c.broadcast(by).name();
      Exchange push = c.push(by, listener.secureUri(), name, c.freshName("pushed"));
      if (!saysOff(push)) {
        push.status(TLS, 200);
        String said = listener.saidOverTlsThatNobodyVouchesFor(c.deadlines().answer());
        CheckContext.expect(
            said.isEmpty(),
            push.sent() + ", where a certificate is shown that nobody has signed",
            "the end of the connection, and no request over it",
            "a request: " + said,
            "the verification of certificates of other servers");
        return;
      }
    }
    throw new NotJudged("every server says that its wcs_agent_ssl is off");
  }

  private static boolean saysOff(Exchange exchange) {
    return exchange.reply().status() >= 400 && exchange.reply().body().contains(SETTING);
  }

  private static List<Integer> servers(CheckContext c) {
    return IntStream.rangeClosed(1, c.second()).boxed().toList();
  }

  private static int other(CheckContext c, int server) {
    return server == 1 ? c.second() : 1;
  }

  private static String secure(CheckContext c, int server) {
    @Nullable URI address = c.server(server).securePeer();
    if (address == null) {
      throw new NotJudged("the target has no wss address of server " + server);
    }
    return address.toString();
  }
}
