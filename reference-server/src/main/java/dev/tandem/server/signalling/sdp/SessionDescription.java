package dev.tandem.server.signalling.sdp;

import java.util.Arrays;
import java.util.List;

/**
 * A parsed session description: session-level attributes and the m-lines (RFC 8866). Lines that
 * play no part in WebRTC (b=, c=, t= and the like) are not kept.
 */
public record SessionDescription(Attributes attributes, List<MediaSection> media) {

  public SessionDescription {
    media = List.copyOf(media);
  }

  /** Tags of the first BUNDLE group (RFC 9143), empty where there is none. */
  public List<String> bundle() {
    for (String group : attributes.all("group")) {
      List<String> words = Arrays.asList(group.split("\\s+", -1));
      if (words.size() > 1 && words.getFirst().equals("BUNDLE")) {
        return words.subList(1, words.size());
      }
    }
    return List.of();
  }

  /**
   * The name of an m-line in the BUNDLE group: its mid, or, where a peer left the mid lines out,
   * the tag at the m-line's place in the group. Empty where the group does not hold the m-line.
   */
  public String bundleTag(MediaSection section) {
    List<String> bundle = bundle();
    if (!section.mid().isEmpty()) {
      return bundle.contains(section.mid()) ? section.mid() : "";
    }
    return section.index() < bundle.size() ? bundle.get(section.index()) : "";
  }

  /** Whether another m-line has the same mid, so that the tag cannot tell them apart. */
  boolean isAmbiguous(String mid) {
    return media.stream().filter(m -> m.mid().equals(mid)).count() > 1;
  }
}
