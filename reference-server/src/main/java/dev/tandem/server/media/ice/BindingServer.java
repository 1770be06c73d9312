package dev.tandem.server.media.ice;

import org.jspecify.annotations.Nullable;

/** Judges the peer's Binding requests and answers them (RFC 8445, section 7.3). */
final class BindingServer {

  private final String usernamePrefix;
  private final StunIntegrity integrity;
  private final RoleKeeper role;
  private final StunWriter writer;
  private final IceAgent.Output output;

  BindingServer(IceCredentials local, RoleKeeper role, StunWriter writer, IceAgent.Output output) {
    this.usernamePrefix = local.ufrag() + ":";
    this.integrity = StunIntegrity.shortTerm(local.password());
    this.role = role;
    this.writer = writer;
    this.output = output;
  }

  /** Answers a request with success ({@link StunResult#HANDLED}) or with the fitting error. */
  StunResult answer(StunMessage request, IceAddress from) {
    StunResult result = judge(request);
    StunError error = errorFor(result);
    writer.begin(error == null ? StunKind.SUCCESS : StunKind.ERROR, request.transactionId());
    if (error == null) {
      writer.mappedAddress(from.socketAddress());
    } else {
      writer.error(error);
    }
    if (error == StunError.UNKNOWN_ATTRIBUTE) {
      writer.unknownAttributes(request);
    }
    if (isAuthenticated(result)) {
      writer.integrity(integrity);
    }
    int length = writer.finish();
    output.send(writer.buffer(), 0, length, from);
    return result;
  }

  private StunResult judge(StunMessage request) {
    if (!request.has(StunAttribute.USERNAME)
        || !request.has(StunAttribute.MESSAGE_INTEGRITY)
        || !request.has(StunAttribute.PRIORITY)) {
      return StunResult.MISSING_ATTRIBUTE;
    }
    if (!request.username().startsWith(usernamePrefix)) {
      return StunResult.UNKNOWN_USERNAME;
    }
    if (!integrity.holds(request)) {
      return StunResult.BAD_INTEGRITY;
    }
    if (request.unknownCount() > 0) {
      return StunResult.UNKNOWN_ATTRIBUTE;
    }
    return role.accepts(request) ? StunResult.HANDLED : StunResult.ROLE_CONFLICT;
  }

  private static @Nullable StunError errorFor(StunResult result) {
    return switch (result) {
      case HANDLED -> null;
      case UNKNOWN_USERNAME, BAD_INTEGRITY -> StunError.UNAUTHENTICATED;
      case UNKNOWN_ATTRIBUTE -> StunError.UNKNOWN_ATTRIBUTE;
      case ROLE_CONFLICT -> StunError.ROLE_CONFLICT;
      default -> StunError.BAD_REQUEST;
    };
  }

  private static boolean isAuthenticated(StunResult result) {
    return switch (result) {
      case HANDLED, UNKNOWN_ATTRIBUTE, ROLE_CONFLICT -> true;
      default -> false;
    };
  }
}
