package dev.tandem.server.media.ice;

import org.jspecify.annotations.Nullable;

/** Finds whom a first packet is for, while its address is still unknown. */
public final class StunDemux {

  private StunDemux() {}

  /**
   * Our user name fragment out of the USERNAME of a Binding request, which reads "ours:theirs" (RFC
   * 8445, section 7.2.2). Nothing is authenticated yet. Any octets may be given.
   *
   * @return null if it is no Binding request, malformed, or without such a USERNAME
   */
  public static @Nullable String localUfrag(byte[] buffer, int offset, int length) {
    StunMessage message = new StunMessage();
    if (!message.parse(buffer, offset, length)
        || !message.isBinding()
        || message.kind() != StunKind.REQUEST
        || !message.has(StunAttribute.USERNAME)) {
      return null;
    }
    String username = message.username();
    int colon = username.indexOf(':');
    return colon < 1 ? null : username.substring(0, colon);
  }
}
