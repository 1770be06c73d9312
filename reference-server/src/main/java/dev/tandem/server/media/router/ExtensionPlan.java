package dev.tandem.server.media.router;

import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which header extensions one player's packets carry: those that the publisher wrote and the player
 * accepts are copied under the player's ids, those of the hop itself are written anew.
 */
final class ExtensionPlan {
  private static final int ONE_BYTE_MAX_ID = 14;
  private static final int ONE_BYTE_MAX_LENGTH = 16;

  private static final Set<HeaderExtension> OF_THE_HOP =
      EnumSet.of(
          HeaderExtension.MID,
          HeaderExtension.ABS_SEND_TIME,
          HeaderExtension.TRANSPORT_CC,
          HeaderExtension.TRANSMISSION_OFFSET);

  private final int[] from;
  private final int[] to;
  private final byte[] mid;
  private final int midId;
  private final int absSendTimeId;
  private final int transportId;
  private final boolean alwaysTwoByteForm;

  /**
   * Plans a player's extensions.
   *
   * @param perSend whether extensions that differ at each sending are wanted; without them a packet
   *     that is sent again is the same to the bit
   */
  ExtensionPlan(ExtensionIds source, ExtensionIds player, String mid, boolean perSend) {
    int[][] pairs =
        source.asMap().keySet().stream()
            .filter(e -> !OF_THE_HOP.contains(e) && player.id(e) != 0)
            .map(e -> new int[] {source.id(e), player.id(e)})
            .toArray(int[][]::new);
    from = new int[pairs.length];
    to = new int[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      from[i] = pairs[i][0];
      to[i] = pairs[i][1];
    }
    this.mid = mid.getBytes(StandardCharsets.US_ASCII);
    midId = this.mid.length == 0 ? 0 : player.id(HeaderExtension.MID);
    absSendTimeId = perSend ? player.id(HeaderExtension.ABS_SEND_TIME) : 0;
    transportId = perSend ? player.id(HeaderExtension.TRANSPORT_CC) : 0;
    alwaysTwoByteForm =
        this.mid.length > ONE_BYTE_MAX_LENGTH
            || player.asMap().values().stream().anyMatch(id -> id > ONE_BYTE_MAX_ID);
  }

  boolean hasTransportSequence() {
    return transportId != 0;
  }

  /** Whether this packet needs the two-byte form (RFC 8285, section 4.3). */
  boolean needsTwoByteForm(RtpPacket packet) {
    if (alwaysTwoByteForm) {
      return true;
    }
    for (int id : from) {
      int length = packet.extensionLength(id);
      if (length == 0 || length > ONE_BYTE_MAX_LENGTH) {
        return packet.extensionOffset(id) >= 0;
      }
    }
    return false;
  }

  /** Writes all extensions of one packet. */
  void write(
      RtpHeaderWriter header, RtpPacket packet, byte[] buffer, int transportSequence, long nowNs) {
    if (midId != 0) {
      header.extension(midId, mid, 0, mid.length);
    }
    if (absSendTimeId != 0) {
      header.extension(absSendTimeId, absSendTime(nowNs), 3);
    }
    if (transportId != 0) {
      header.extension(transportId, transportSequence & 0xffff, 2);
    }
    for (int i = 0; i < from.length; i++) {
      int offset = packet.extensionOffset(from[i]);
      if (offset >= 0) {
        header.extension(to[i], buffer, offset, packet.extensionLength(from[i]));
      }
    }
  }

  /** Seconds in 6.18 fixed point. */
  private static int absSendTime(long nowNs) {
    return (int) (nowNs / 1000 * (1 << 18) / 1_000_000) & 0xff_ffff;
  }
}
