package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code a=extmap} lines of an m-line (RFC 8285). */
final class ExtensionLines {
  private static final int MAX_ID = 255;

  /** Ends the one-byte form and names no extension. */
  private static final int RESERVED_ID = 15;

  private ExtensionLines() {}

  /** Known extensions with their ids; the first line wins where an id or URI comes twice. */
  static ExtensionIds read(MediaSection section) {
    Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
    Set<Integer> taken = new HashSet<>();
    for (String line : section.attributes().all("extmap")) {
      List<String> words = List.of(line.split("\\s+", -1));
      int slash = words.getFirst().indexOf('/');
      String number = slash < 0 ? words.getFirst() : words.getFirst().substring(0, slash);
      int id = Numbers.parse(number, MAX_ID);
      if (words.size() >= 2 && id >= 1 && id != RESERVED_ID && taken.add(id)) {
        Optional<HeaderExtension> extension = HeaderExtension.of(words.get(1));
        extension.ifPresent(known -> ids.putIfAbsent(known, id));
      }
    }
    return new ExtensionIds(ids);
  }

  /** All known extensions of a kind under ids that are the same in every m-line. */
  static ExtensionIds all(MediaKind kind) {
    Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
    for (HeaderExtension extension : HeaderExtension.values()) {
      if (KnownFormats.applies(extension, kind)) {
        ids.put(extension, extension.ordinal() + 1);
      }
    }
    return new ExtensionIds(ids);
  }

  /** Those of an answer that were offered. */
  static ExtensionIds common(ExtensionIds offered, ExtensionIds answered) {
    Map<HeaderExtension, Integer> ids = new EnumMap<>(HeaderExtension.class);
    answered
        .asMap()
        .forEach((extension, id) -> {
          if (offered.id(extension) != 0) {
            ids.put(extension, id);
          }
        });
    return new ExtensionIds(ids);
  }
}
