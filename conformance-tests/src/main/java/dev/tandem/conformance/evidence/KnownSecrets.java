package dev.tandem.conformance.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Hides the secrets that the kit itself was given, such as a password in the address of a server,
 * wherever they stand, and all others by the names that they go under ({@link Secrets}).
 */
public final class KnownSecrets {
  /** Knows none. */
  public static final KnownSecrets NONE = new KnownSecrets(List.of());

  private static final int SHORTEST = 4;

  private final List<String> values;

  /** Values of less than four characters are left alone: they stand everywhere. */
  public KnownSecrets(Collection<String> values) {
    this.values =
        values.stream().filter(Objects::nonNull).filter(v -> v.length() >= SHORTEST).toList();
  }

  /** The text without what it must not tell. */
  public String redact(String text) {
    String redacted = text;
    for (String value : values) {
      redacted = redacted.replace(value, Secrets.REDACTED);
    }
    return Secrets.redact(redacted);
  }
}
