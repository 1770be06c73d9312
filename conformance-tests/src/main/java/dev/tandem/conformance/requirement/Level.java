package dev.tandem.conformance.requirement;

/** How binding a requirement is (RFC 2119); INFO is looked at and never judged. */
public enum Level {
  MUST,
  SHOULD,
  MAY,
  INFO
}
