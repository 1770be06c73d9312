package dev.tandem.server.media.ice;

import java.util.random.RandomGenerator;

/**
 * User name fragment and password (RFC 8445, section 5.3).
 *
 * @param ufrag 4 to 256 ice-chars
 * @param password 22 to 256 ice-chars
 */
public record IceCredentials(String ufrag, String password) {

  private static final String ICE_CHARS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final int MAX_LENGTH = 256;
  private static final int UFRAG_LENGTH = 8;
  private static final int PASSWORD_LENGTH = 24;

  /**
   * Refuses what could not be used on the wire. Peers that are sparing with characters are borne.
   *
   * @throws IllegalArgumentException if a part is empty or longer than 256 characters
   */
  public IceCredentials {
    check("ice-ufrag", ufrag);
    check("ice-pwd", password);
  }

  /**
   * New credentials: 48 bits of user name fragment, 144 bits of password.
   *
   * @param random has to be cryptographically strong outside of tests
   */
  public static IceCredentials random(RandomGenerator random) {
    return new IceCredentials(iceChars(random, UFRAG_LENGTH), iceChars(random, PASSWORD_LENGTH));
  }

  /** Without the password, since logs are no place for it. */
  @Override
  public String toString() {
    return "IceCredentials[ufrag=" + ufrag + "]";
  }

  private static String iceChars(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
    }
    return text.toString();
  }

  private static void check(String name, String value) {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          name + " has " + value.length() + " characters, expected 1 to " + MAX_LENGTH);
    }
  }
}
