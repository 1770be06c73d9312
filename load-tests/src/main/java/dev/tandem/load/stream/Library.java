package dev.tandem.load.stream;

import dev.tandem.server.media.rtp.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All prepared streams, and which packet of them has which fingerprint. Read once, when needed. */
public final class Library {
  private static final int VIDEO_TICKS = 3_000;
  private static final int OPUS_TICKS = 960;

  /** Discontinuous transmission: a packet without sound every 400 ms. */
  private static final int SILENT_TICKS = 19_200;

  /** Opus, 20 ms, stereo, of no octets: nothing is to be heard (RFC 6716, section 3.1). */
  private static final byte[] SILENCE = {(byte) 0xfc};

  private static final Library ALL = new Library();

  private final Map<String, PreparedStream> streams = new LinkedHashMap<>();
  private final TreeMap<Long, Integer> ids = new TreeMap<>();
  private final long[] fingerprints;
  private final int[] packetIds;
  private int packets;

  private Library() {
    PreparedTrack sound = opus();
    for (String rate : List.of("1500k", "600k")) {
      add("vp8-" + rate, vp8(rate), sound);
      add("h264-" + rate, h264(rate), sound);
    }
    add("opus", sound);
    add("idle", track(Codec.OPUS, SILENT_TICKS, List.of(List.of(SILENCE)), new boolean[1]));
    fingerprints = ids.keySet().stream().mapToLong(Long::longValue).toArray();
    packetIds = ids.values().stream().mapToInt(Integer::intValue).toArray();
  }

  static PreparedStream named(String name) {
    PreparedStream stream = ALL.streams.get(name);
    if (stream == null) {
      throw new IllegalArgumentException(
          "no prepared stream is called " + name + "; there are " + String.join(", ", names()));
    }
    return stream;
  }

  static List<String> names() {
    return List.copyOf(ALL.streams.keySet());
  }

  /** How many packets the prepared streams have altogether. */
  static int packets() {
    return ALL.packets;
  }

  /** The number of the packet with a fingerprint, or -1. */
  public static int idOf(long fingerprint) {
    int found = Arrays.binarySearch(ALL.fingerprints, fingerprint);
    return found < 0 ? -1 : ALL.packetIds[found];
  }

  private void add(String name, PreparedTrack... tracks) {
    // sound first, as browsers offer it
    List<PreparedTrack> ordered = new ArrayList<>(Arrays.asList(tracks));
    ordered.sort((a, b) -> Boolean.compare(a.isVideo(), b.isVideo()));
    streams.put(name, new LibraryStream(name, ordered));
  }

  private PreparedTrack vp8(String rate) {
    List<byte[]> frames = Ivf.frames(resource("vp8-" + rate + ".ivf"));
    boolean[] keys = new boolean[frames.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (frames.get(i)[0] & 1) == 0;
    }
    return track(Codec.VP8, VIDEO_TICKS, frames.stream().map(Packets::ofVp8).toList(), keys);
  }

  private PreparedTrack h264(String rate) {
    List<List<byte[]>> pictures = AnnexB.pictures(resource("h264-" + rate + ".h264"));
    boolean[] keys = new boolean[pictures.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (pictures.get(i).getLast()[0] & AnnexB.TYPE_MASK) == AnnexB.IDR_SLICE;
    }
    return track(Codec.H264, VIDEO_TICKS, pictures.stream().map(Packets::ofH264).toList(), keys);
  }

  private PreparedTrack opus() {
    List<byte[]> packets = OggOpus.packets(resource("opus.ogg"));
    return track(
        Codec.OPUS,
        OPUS_TICKS,
        packets.stream().map(List::of).toList(),
        new boolean[packets.size()]);
  }

  private PreparedTrack track(Codec codec, int ticks, List<List<byte[]>> frames, boolean[] keys) {
    PreparedTrack track = new PreparedTrack(codec, ticks, packets, frames, keys);
    Fingerprint fingerprint = new Fingerprint();
    for (int i = 0; i < track.packets(); i++) {
      byte[] octets = track.octets(i);
      int stamp = codec == Codec.OPUS || !endsFrame(track, i) ? 0 : FrameStamp.LENGTH;
      Integer same = ids.put(fingerprint.of(codec, octets, 0, octets.length - stamp), track.id(i));
      if (same != null) {
        throw new IllegalStateException(
            "packets " + same + " and " + track.id(i) + " are the same");
      }
    }
    packets += track.packets();
    return track;
  }

  private static boolean endsFrame(PreparedTrack track, int packet) {
    for (int frame = 0; frame < track.frames(); frame++) {
      if (track.firstPacket(frame + 1) == packet + 1) {
        return true;
      }
    }
    return false;
  }

  private static byte[] resource(String name) {
    try (InputStream in = Library.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
