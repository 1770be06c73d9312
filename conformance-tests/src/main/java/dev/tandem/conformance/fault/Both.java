package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Reply;
import dev.tandem.conformance.fault.proxy.Request;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.io.IOException;

/** A tampering with signalling and one with HTTP, as one. */
record Both(Tampering signalling, Tampering http) implements Tampering {
  static Tampering of(Tampering signalling, Tampering http) {
    return new Both(signalling, http);
  }

  @Override
  public Reply http(Request request, Upstream server) throws IOException {
    return http.http(request, server);
  }

  @Override
  public void fromClient(Conversation talk, Message message) {
    signalling.fromClient(talk, message);
  }

  @Override
  public void fromServer(Conversation talk, Message message) {
    signalling.fromServer(talk, message);
  }
}
