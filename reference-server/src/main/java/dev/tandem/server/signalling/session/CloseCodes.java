package dev.tandem.server.signalling.session;

/** WebSocket status codes (RFC 6455, section 7.4.1) that this server closes with. */
public final class CloseCodes {
  public static final int NORMAL = 1000;
  public static final int GOING_AWAY = 1001;
  public static final int POLICY_VIOLATION = 1008;
  public static final int MESSAGE_TOO_BIG = 1009;

  private CloseCodes() {}
}
