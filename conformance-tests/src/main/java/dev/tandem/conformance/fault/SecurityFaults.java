package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Http.any;
import static dev.tandem.conformance.fault.Http.instead;
import static dev.tandem.conformance.fault.Http.reply;

import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Tampering;
import dev.tandem.conformance.fault.proxy.Tunnel;
import java.io.IOException;
import java.util.List;

/** What a server gives away. */
final class SecurityFaults {
  private static final String TRACE =
      "{\"error\":\"java.lang.IllegalStateException\\n\\tat org.wcs.Rest.push(Rest.java:7)\"}";

  private SecurityFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "stack-trace-in-error",
                "puts a stack trace into errors",
                reply(any(), r -> r.status() >= 400 ? r.withText(TRACE) : r))
            .caughtBy("errors-show-no-stack-trace", "allowed is an error without a stack trace"),
        Fault.of(
                "traversal-served",
                "serves files outside its document root",
                instead(r -> r.target().contains("passwd"), r -> Reply.of(200, "root:x:0:0:")))
            .caughtBy("path-traversal-is-refused", "allowed is no file outside the document root"),
        Fault.of("tls-1-0-accepted", "takes up handshakes of TLS 1.0", OldTls::new)
            .caughtBy("old-tls-is-refused", "seen was a ServerHello of version 0301"));
  }

  /** Answers a ClientHello of an old version with the start of a ServerHello. */
  private static final class OldTls implements Tampering {
    private static final int HEAD = 11;
    private static final int TLS_1_2 = 0x0303;

    @Override
    public boolean tls(Tunnel tunnel) throws IOException {
      byte[] head = tunnel.fromClient().readNBytes(HEAD);
      if (head.length == HEAD && version(head) < TLS_1_2) {
        byte[] hello = {22, 3, 1, 0, 6, 2, 0, 0, 2, head[9], head[10]};
        tunnel.toClient().write(hello);
        tunnel.toClient().flush();
        return false;
      }
      tunnel.toServer().write(head);
      return true;
    }

    private static int version(byte[] head) {
      return ((head[9] & 0xff) << 8) | (head[10] & 0xff);
    }
  }
}
