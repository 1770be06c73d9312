package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Media.ageMs;
import static dev.tandem.conformance.fault.Media.toPlayers;

import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.probe.packet.MalformedPacketException;
import dev.tandem.conformance.probe.packet.RtpPacket;
import dev.tandem.conformance.probe.packet.RtpPacketBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The headers of RTP packets towards players. */
final class RtpFaults {
  private static final long AFTER_MS = 800;
  private static final int JUMP = 100;

  private RtpFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "sequence-jump",
                "jumps a hundred sequence numbers ahead",
                toPlayers((leg, p) ->
                    ageMs(leg) < AFTER_MS ? p : Rtp.withSequence(p, Rtp.sequence(p) + JUMP)))
            .caughtBy("sequence-numbers-go-on-without-a-jump", " of them for "),
        Fault.of(
                "sequence-breaks-at-the-wrap",
                "leaves sequence numbers out after their wrap",
                Media.fromPublishers(RtpFaults::brokenWrap))
            .caughtBy("sequence-numbers-survive-their-wrap", " of them for "),
        Fault.of(
                "timestamp-jump",
                "jumps ahead in timestamps",
                toPlayers((leg, p) ->
                    ageMs(leg) < AFTER_MS ? p : Rtp.withTimestamp(p, Rtp.timestamp(p) + 9_000_000)))
            .caughtBy("timestamps-follow-the-publishers-clock", "different offsets"),
        Fault.of(
                "ssrc-changes",
                "goes on under another SSRC after a while",
                toPlayers(
                    (leg, p) -> ageMs(leg) < AFTER_MS ? p : Rtp.withSsrc(p, Rtp.ssrc(p) ^ 0x5555)))
            .caughtBy("ssrcs-stay-and-are-those-of-the-answer", "allowed is one SSRC for all"),
        Fault.of(
                "markers-lost",
                "clears the marker of all packets",
                toPlayers((leg, p) -> Rtp.withoutMarker(p)))
            .caughtBy(
                "markers-arrive-where-they-were-set",
                "allowed is the publisher's marker on the last packet of each video frame"),
        Fault.of(
                "payload-type-of-publisher",
                "sends players the payload types of the publisher",
                () -> new MediaRelay(new OfPublisher(true)))
            .caughtBy(
                "packets-carry-the-players-payload-types",
                "allowed is payload type",
                "video packets"),
        Fault.of(
                "extension-id-of-publisher",
                "sends players the header extension ids of the publisher",
                () -> new MediaRelay(new OfPublisher(false)))
            .caughtBy(
                "packets-carry-the-players-extension-ids",
                "allowed is header extensions with the offered ids"),
        Fault.of(
                "packets-reordered",
                "sends every tenth packet of video after the next one",
                toPlayers(RtpFaults::reordered))
            .caughtBy("frames-arrive-once-and-in-order", " after frame "));
  }

  private static byte[] brokenWrap(MediaLeg leg, byte[] packet) {
    String word = "last " + leg.isVideo(packet);
    int sequence = Rtp.sequence(packet);
    Object last = leg.notes().put(word, sequence);
    if (last instanceof Integer before && before - sequence > 30_000) {
      leg.notes().put("wrapped " + word, true);
    }
    return leg.notes().containsKey("wrapped " + word)
        ? Rtp.withSequence(packet, sequence + JUMP)
        : packet;
  }

  private static byte @org.jspecify.annotations.Nullable [] reordered(MediaLeg leg, byte[] packet) {
    if (!leg.isVideo(packet)) {
      return packet;
    }
    if (leg.notes().remove("held") instanceof byte[] held) {
      leg.rtpToClient(packet);
      return held;
    }
    if (Media.count(leg, "packets") % 10 == 9) {
      leg.notes().put("held", packet);
      return null;
    }
    return packet;
  }

  /** Writes the publisher's payload types or extension ids into packets for players. */
  private static final class OfPublisher implements MediaTampering {
    private final Map<String, MediaLeg> publishers = new ConcurrentHashMap<>();
    private final boolean payloadTypes;

    OfPublisher(boolean payloadTypes) {
      this.payloadTypes = payloadTypes;
    }

    @Override
    public void connected(MediaLeg leg) {
      if (leg.published()) {
        publishers.put(leg.name(), leg);
      }
    }

    @Override
    public void rtpFromServer(MediaLeg leg, byte[] packet) {
      MediaLeg publisher = publishers.get(leg.name());
      if (publisher == null) {
        leg.rtpToClient(packet);
      } else if (payloadTypes) {
        leg.rtpToClient(Rtp.withPayloadType(packet, publisher.payloadType(leg.isVideo(packet))));
      } else {
        leg.rtpToClient(withIds(packet, leg.extensionIds(), publisher.extensionIds()));
      }
    }

    private static byte[] withIds(
        byte[] packet, Map<String, Integer> from, Map<String, Integer> to) {
      try {
        RtpPacket original = RtpPacket.parse(packet);
        RtpPacketBuilder copy = original.toBuilder().withoutExtensions();
        from.forEach((uri, id) ->
            original
                .extension(id)
                .ifPresent(value -> copy.extension(to.getOrDefault(uri, id), value)));
        return copy.build().toBytes();
      } catch (MalformedPacketException e) {
        return packet;
      }
    }
  }
}
