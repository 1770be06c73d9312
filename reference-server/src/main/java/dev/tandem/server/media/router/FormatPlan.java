package dev.tandem.server.media.router;

import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.api.SendTrack.FormatMapping;
import dev.tandem.server.media.rtp.ExtensionIds;
import java.util.Arrays;
import java.util.List;

/**
 * How packets of one source are written for the players who have agreed on the same formats and
 * header extensions, such as those with the same browser: all of them share one plan. It is the
 * same for each packet, and stays in the processor's cache.
 */
final class FormatPlan {
  private static final int NONE = -1;

  /**
   * What a plan is about.
   *
   * @param formats of the player
   * @param extensions of the player
   * @param mid of the player's m-line
   */
  record Agreement(List<FormatMapping> formats, ExtensionIds extensions, String mid) {
    static Agreement of(SendTrack spec) {
      return new Agreement(spec.formats(), spec.extensions(), spec.mid());
    }
  }

  private final byte[] payloadTypeOf = new byte[128];
  private final byte[] rtxPayloadTypeOf = new byte[128];
  private final boolean repeatsToTheBit;
  final PayloadView payload;
  final ExtensionPlan extensions;
  final ExtensionPlan rtxExtensions;

  /** Plans what players get of a source with these header extensions and payload types. */
  FormatPlan(Agreement agreement, ExtensionIds source, PayloadTypes sourcePayloadTypes) {
    Arrays.fill(payloadTypeOf, (byte) NONE);
    Arrays.fill(rtxPayloadTypeOf, (byte) NONE);
    boolean hasRtx = false;
    boolean nack = false;
    for (FormatMapping mapping : agreement.formats()) {
      RtpFormat format = mapping.format();
      payloadTypeOf[mapping.sourcePayloadType()] = (byte) format.payloadType();
      rtxPayloadTypeOf[format.payloadType()] = (byte) format.rtxPayloadType();
      hasRtx |= format.rtxPayloadType() >= 0;
      nack |= format.feedback().contains(RtpFormat.Feedback.NACK);
    }
    repeatsToTheBit = nack && !hasRtx;
    payload = new PayloadView(agreement.formats(), sourcePayloadTypes);
    extensions =
        new ExtensionPlan(source, agreement.extensions(), agreement.mid(), !repeatsToTheBit);
    rtxExtensions = new ExtensionPlan(source, agreement.extensions(), agreement.mid(), true);
  }

  /** The player's payload type for one of the source's, -1 where it lacks that format. */
  int payloadType(int sourcePayloadType) {
    return payloadTypeOf[sourcePayloadType];
  }

  /** The payload type of retransmissions of one of the player's formats, -1 without RTX. */
  int rtxPayloadType(int payloadType) {
    return rtxPayloadTypeOf[payloadType];
  }

  /** Whether players get the same packet again when they miss it, under the same nonce. */
  boolean repeatsToTheBit() {
    return repeatsToTheBit;
  }
}
