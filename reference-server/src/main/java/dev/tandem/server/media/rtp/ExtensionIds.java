package dev.tandem.server.media.rtp;

import java.util.EnumMap;
import java.util.Map;

/** Which header extension has which id (1 to 255) in one m-line (RFC 8285). Immutable. */
public final class ExtensionIds {
  /** No extension at all. */
  public static final ExtensionIds NONE = new ExtensionIds(Map.of());

  private final int[] idByExtension = new int[HeaderExtension.values().length];
  private final Map<HeaderExtension, Integer> ids;

  public ExtensionIds(Map<HeaderExtension, Integer> ids) {
    this.ids = ids.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(ids));
    ids.forEach((extension, id) -> idByExtension[extension.ordinal()] = id);
  }

  /** The id, or 0 where the extension was not negotiated. */
  public int id(HeaderExtension extension) {
    return idByExtension[extension.ordinal()];
  }

  /** Negotiated extensions with their ids. */
  public Map<HeaderExtension, Integer> asMap() {
    return ids;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtensionIds that && ids.equals(that.ids);
  }

  @Override
  public int hashCode() {
    return ids.hashCode();
  }
}
