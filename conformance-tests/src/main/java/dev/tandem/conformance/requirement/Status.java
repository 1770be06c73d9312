package dev.tandem.conformance.requirement;

/** Whether a requirement stands in a source, or is a choice where the sources are silent. */
public enum Status {
  AGREED,
  PROVISIONAL
}
