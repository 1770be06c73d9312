package dev.tandem.server.signalling.sdp;

import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** SSRC and msid lines (RFC 5576, RFC 8830). */
final class SourceLines {
  private static final int MAX_ID_LENGTH = 40;
  private static final long MAX_SSRC = 0xffffffffL;

  private SourceLines() {}

  /** SSRCs of an m-line: those of its first FID group, else all in order. */
  static List<Long> read(MediaSection section) {
    Set<Long> ssrcs = new LinkedHashSet<>();
    for (String group : section.attributes().all("ssrc-group")) {
      if (ssrcs.isEmpty() && group.startsWith("FID ")) {
        List.of(group.substring(4).split("\\s+", -1)).forEach(word -> add(ssrcs, word));
      }
    }
    if (ssrcs.isEmpty()) {
      section.attributes().all("ssrc").forEach(line -> add(ssrcs, line.split("\\s", 2)[0]));
    }
    return List.copyOf(ssrcs);
  }

  private static void add(Set<Long> ssrcs, String word) {
    long ssrc = Numbers.parseLong(word, MAX_SSRC);
    if (ssrc > 0) {
      ssrcs.add(ssrc);
    }
  }

  /** Lines that announce a track that we send, the same stream id on all tracks of one stream. */
  static List<String> write(SendTrack track, String streamId) {
    String msid = streamId + " " + streamId + "-" + track.kind().name().toLowerCase(Locale.ROOT);
    List<String> lines = new ArrayList<>();
    lines.add("msid:" + msid);
    boolean rtx = track.formats().stream().anyMatch(m -> m.format().rtxPayloadType() >= 0);
    if (rtx) {
      lines.add("ssrc-group:FID " + track.ssrc() + " " + track.rtxSsrc());
    }
    for (long ssrc : rtx ? List.of(track.ssrc(), track.rtxSsrc()) : List.of(track.ssrc())) {
      lines.add("ssrc:" + ssrc + " cname:" + streamId);
      lines.add("ssrc:" + ssrc + " msid:" + msid);
    }
    return lines;
  }

  /**
   * An msid stream id made of a stream's name: the name itself where it is a token, else a token
   * like it. Never {@code -}, which means "no stream".
   */
  static String streamId(String name) {
    String id = name.replaceAll("[^A-Za-z0-9._-]", "_");
    if (id.equals(name) && id.length() <= MAX_ID_LENGTH && !id.equals("-") && !id.isEmpty()) {
      return id;
    }
    String start = id.substring(0, Math.min(id.length(), MAX_ID_LENGTH - 9));
    return start + "-" + String.format(Locale.ROOT, "%08x", name.hashCode());
  }

  /** A random SSRC, not 0, that is not taken yet. */
  static long choose(RandomGenerator random, Set<Long> taken) {
    long ssrc;
    do {
      ssrc = random.nextLong(1, MAX_SSRC);
    } while (!taken.add(ssrc));
    return ssrc;
  }

  /** A track of ours with fresh SSRCs. */
  static SendTrack track(
      MediaKind kind,
      String mid,
      List<SendTrack.FormatMapping> formats,
      ExtensionIds extensions,
      RandomGenerator random,
      Set<Long> taken) {
    return new SendTrack(
        kind, mid, formats, extensions, choose(random, taken), choose(random, taken));
  }
}
