package dev.tandem.conformance.requirement;

import java.util.Locale;

/** What a requirement is about; the middle of its id. */
public enum Area {
  REST,
  SIG,
  PUB,
  PLAY,
  PUSH,
  PULL,
  MEDIA,
  ROBUST,
  SEC;

  /** The file of the catalogue that holds the requirements of this area, such as rest.yaml. */
  public String file() {
    return name().toLowerCase(Locale.ROOT) + ".yaml";
  }
}
