package dev.tandem.load.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the Opus packets of an Ogg file (RFC 3533, RFC 7845). */
final class OggOpus {
  private static final int SEGMENT_COUNT_PLACE = 26;
  private static final int SEGMENTS_PLACE = 27;
  private static final int FULL_SEGMENT = 255;

  /** Identification and comments. */
  private static final int HEADER_PACKETS = 2;

  private OggOpus() {}

  static List<byte[]> packets(byte[] file) {
    List<byte[]> packets = new ArrayList<>();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    int page = 0;
    while (page + SEGMENTS_PLACE <= file.length) {
      int count = file[page + SEGMENT_COUNT_PLACE] & 0xff;
      int data = page + SEGMENTS_PLACE + count;
      for (int i = 0; i < count; i++) {
        int length = file[page + SEGMENTS_PLACE + i] & 0xff;
        packet.write(file, data, length);
        data += length;
        if (length < FULL_SEGMENT) {
          packets.add(packet.toByteArray());
          packet.reset();
        }
      }
      page = data;
    }
    return packets.subList(HEADER_PACKETS, packets.size());
  }
}
