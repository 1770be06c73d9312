package dev.tandem.load.stream;

import dev.tandem.server.media.rtp.Codec;
import java.util.zip.CRC32C;

/**
 * What tells one payload from all others of the prepared streams: its length and checksum, without
 * the VP8 descriptor (RFC 7741, section 4.2), which servers may rewrite, and without the stamp.
 * Reusable, single-threaded.
 */
public final class Fingerprint {
  private static final int EXTENDED = 0x80;
  private static final int PICTURE_ID = 0x80;
  private static final int LONG_PICTURE_ID = 0x80;
  private static final int LEVEL_INDEX = 0x40;
  private static final int LAYER_OR_KEY_INDEX = 0x30;

  private final CRC32C checksum = new CRC32C();

  /** The fingerprint of a payload. */
  public long of(Codec codec, byte[] buffer, int offset, int length) {
    int skipped = codec == Codec.VP8 ? descriptorLength(buffer, offset, length) : 0;
    boolean stamped =
        codec != Codec.OPUS && FrameStamp.endsWithOne(buffer, offset + skipped, length - skipped);
    int counted = length - skipped - (stamped ? FrameStamp.LENGTH : 0);
    checksum.reset();
    checksum.update(buffer, offset + skipped, counted);
    return (long) counted << 32 | checksum.getValue();
  }

  private static int descriptorLength(byte[] buffer, int offset, int length) {
    int end = 1;
    if (length > 1 && (buffer[offset] & EXTENDED) != 0) {
      int extension = buffer[offset + 1];
      end++;
      if ((extension & PICTURE_ID) != 0 && length > end) {
        end += (buffer[offset + end] & LONG_PICTURE_ID) != 0 ? 2 : 1;
      }
      end += (extension & LEVEL_INDEX) != 0 ? 1 : 0;
      end += (extension & LAYER_OR_KEY_INDEX) != 0 ? 1 : 0;
    }
    return Math.min(end, length);
  }
}
