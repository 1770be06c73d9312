package dev.tandem.server.signalling.sdp;

import java.util.Locale;

/** Direction of an m-line, from the view of who wrote the description. */
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /** The attribute's name. */
  String sdpName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean sends() {
    return this == SENDRECV || this == SENDONLY;
  }

  boolean receives() {
    return this == SENDRECV || this == RECVONLY;
  }

  /** Direction of an m-line; sendrecv where neither it nor the session names one (RFC 8866). */
  static Direction of(SessionDescription description, MediaSection section) {
    return of(section.attributes(), of(description.attributes(), SENDRECV));
  }

  private static Direction of(Attributes attributes, Direction fallback) {
    for (Attributes.Attribute attribute : attributes.list()) {
      for (Direction direction : values()) {
        if (direction.sdpName().equals(attribute.name())) {
          return direction;
        }
      }
    }
    return fallback;
  }
}
