package dev.tandem.load.stream;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.tandem.server.media.rtp.Codec;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * One m-line of a prepared stream: the payloads of its frames (for sound: of its packets), off the
 * heap. It begins with a key frame, so it can begin anew after its last frame. Immutable.
 */
public final class PreparedTrack {
  private final Codec codec;
  private final int frameTicks;
  private final int firstId;
  private final MemorySegment memory;
  private final int[] offsets;
  private final int[] firstPackets;
  private final boolean[] keys;

  /**
   * Lays out a track.
   *
   * @param frameTicks of the RTP clock from frame to frame
   * @param firstId number of its first packet among those of all prepared streams
   * @param frames the payloads of each frame
   * @param keys which frames are key frames
   */
  PreparedTrack(
      Codec codec, int frameTicks, int firstId, List<List<byte[]>> frames, boolean[] keys) {
    this.codec = codec;
    this.frameTicks = frameTicks;
    this.firstId = firstId;
    this.keys = keys.clone();
    firstPackets = new int[frames.size() + 1];
    for (int i = 0; i < frames.size(); i++) {
      firstPackets[i + 1] = firstPackets[i] + frames.get(i).size();
    }
    List<byte[]> payloads = frames.stream().flatMap(List::stream).toList();
    offsets = new int[payloads.size() + 1];
    for (int i = 0; i < payloads.size(); i++) {
      offsets[i + 1] = offsets[i] + payloads.get(i).length;
    }
    memory = Arena.ofAuto().allocate(offsets[payloads.size()]);
    for (int i = 0; i < payloads.size(); i++) {
      byte[] payload = payloads.get(i);
      MemorySegment.copy(payload, 0, memory, JAVA_BYTE, offsets[i], payload.length);
    }
  }

  public Codec codec() {
    return codec;
  }

  public boolean isVideo() {
    return codec != Codec.OPUS;
  }

  /** Ticks of the RTP clock from frame to frame. */
  public int frameTicks() {
    return frameTicks;
  }

  public int frames() {
    return keys.length;
  }

  public boolean isKey(int frame) {
    return keys[frame];
  }

  /** Index of a frame's first packet; that of the frame behind the last one is {@link #packets}. */
  public int firstPacket(int frame) {
    return firstPackets[frame];
  }

  public int packets() {
    return offsets.length - 1;
  }

  /** Number of a packet among those of all prepared streams. */
  public int id(int packet) {
    return firstId + packet;
  }

  /** Length of a payload, octets. */
  public int length(int packet) {
    return offsets[packet + 1] - offsets[packet];
  }

  /**
   * Writes a payload.
   *
   * @param picture number of the picture, for its descriptor
   */
  public void copy(int packet, int picture, MemorySegment to, long at) {
    MemorySegment.copy(memory, offsets[packet], to, at, length(packet));
    if (codec == Codec.VP8) {
      to.set(JAVA_BYTE, at + 2, (byte) (0x80 | (picture >> 8 & 0x7f)));
      to.set(JAVA_BYTE, at + 3, (byte) picture);
    }
  }

  /** Payload octets, for the library to take fingerprints of. */
  byte[] octets(int packet) {
    byte[] octets = new byte[length(packet)];
    MemorySegment.copy(memory, JAVA_BYTE, offsets[packet], octets, 0, octets.length);
    return octets;
  }
}
