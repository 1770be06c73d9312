package dev.tandem.conformance.probe.peer.ice;

import dev.tandem.conformance.probe.peer.stun.StunAttribute;
import dev.tandem.conformance.probe.peer.stun.StunKind;
import dev.tandem.conformance.probe.peer.stun.StunMessage;
import dev.tandem.conformance.probe.peer.stun.StunWriter;
import java.net.InetSocketAddress;

/** Answers checks that carry our credentials (RFC 8445 section 7.3). */
final class BindingResponder {
  static final int ROLE_CONFLICT = 487;

  private final IceCredentials local;
  private final RoleHolder role;
  private final IceListener listener;

  BindingResponder(IceCredentials local, RoleHolder role, IceListener listener) {
    this.local = local;
    this.role = role;
    this.listener = listener;
  }

  /** Returns whether the check was one for us and succeeded. */
  boolean answer(StunMessage request, InetSocketAddress from) {
    if (!request.username().startsWith(local.ufrag() + ":")
        || !request.hasIntegrityOf(local.password())) {
      return false;
    }
    int sameRole =
        role.controlling() ? StunAttribute.ICE_CONTROLLING : StunAttribute.ICE_CONTROLLED;
    if (request.has(sameRole) && role.otherHasToChange(request.tieBreaker(sameRole))) {
      listener.send(
          new StunWriter(StunKind.ERROR, request.transactionId())
              .error(ROLE_CONFLICT, "Role Conflict")
              .integrity(local.password())
              .finish(),
          from);
      return false;
    }
    listener.send(
        new StunWriter(StunKind.SUCCESS, request.transactionId())
            .mappedAddress(from)
            .integrity(local.password())
            .finish(),
        from);
    return true;
  }
}
