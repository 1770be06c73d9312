package dev.tandem.conformance.probe.peer.ice;

import java.security.SecureRandom;

/** The user name fragment and the password of one side (RFC 8445 section 5.3). */
public record IceCredentials(String ufrag, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** New ones. */
  public static IceCredentials random() {
    return new IceCredentials(random(4), random(24));
  }

  private static String random(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
