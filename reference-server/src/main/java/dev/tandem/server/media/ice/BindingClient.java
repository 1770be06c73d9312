package dev.tandem.server.media.ice;

/** Writes our Binding requests and verifies the peer's responses (RFC 8445, section 7.2). */
final class BindingClient {

  private final String username;
  private final StunIntegrity integrity;
  private final StunWriter writer;
  private final IceAgent.Output output;

  BindingClient(
      IceCredentials local, IceCredentials remote, StunWriter writer, IceAgent.Output output) {
    this.username = remote.ufrag() + ":" + local.ufrag();
    this.integrity = StunIntegrity.shortTerm(remote.password());
    this.writer = writer;
    this.output = output;
  }

  /** Sends a request; sending it again yields the same octets. */
  void send(CheckTransaction check) {
    IceAddress to = check.pair().remote();
    writer
        .begin(StunKind.REQUEST, check.id())
        .username(username)
        .priority(IcePriority.ofCheck(to.transport()))
        .role(check.claim());
    if (check.nominates()) {
      writer.useCandidate();
    }
    int length = writer.integrity(integrity).finish();
    output.send(writer.buffer(), 0, length, to);
  }

  /** Whether a response was made by someone who knows the peer's password. */
  boolean authenticates(StunMessage response) {
    return integrity.holds(response);
  }
}
