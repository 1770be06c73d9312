package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Media.withoutRtcpToClients;
import static dev.tandem.conformance.fault.Media.withoutRtcpToServer;

import dev.tandem.conformance.fault.media.Compound;
import dev.tandem.conformance.fault.media.Compound.Part;
import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import java.nio.ByteBuffer;
import java.util.List;

/** Requests for key frames, loss recovery, reports. */
final class RtcpFaults {
  private RtcpFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of(
                "no-key-frame-for-late-joiner",
                "asks publishers for key frames in their first second and then no more",
                () -> new MediaRelay(new OnlyAtFirst()))
            .caughtBy("late-player-gets-a-key-frame", "a key frame", "allowed is a video packet")
            .caughtBy("late-joiner-sees-a-picture-soon", "allowed is a picture within 2 s"),
        Fault.of(
                "pli-not-forwarded",
                "ignores the key frame requests of players",
                withoutRtcpToServer(Part::isKeyFrameRequest))
            .caughtBy("key-frame-request-reaches-the-publisher", "a PLI or FIR for the publisher")
            .caughtBy("key-frame-request-passes-a-push", "PLI or FIR at the publisher within"),
        Fault.of(
                "pli-storm",
                "asks publishers for a key frame with every tenth packet",
                Media.relay(new Storm()))
            .caughtBy(
                "key-frame-requests-are-limited",
                "allowed is at most 4 key frame requests a second to the publisher"),
        Fault.of(
                "pli-asked-once",
                "asks publishers once for a key frame, whether it comes or not",
                withoutRtcpToClients(Part::isKeyFrameRequest, 1))
            .caughtBy(
                "key-frame-request-is-repeated", "key frame requests for a player who joined"),
        Fault.of(
                "loss-not-asked-for",
                "asks publishers for no lost packet",
                withoutRtcpToClients(Part::isNack, 0))
            .caughtBy("lost-packet-is-asked-for", "a NACK for sequence number"),
        Fault.of("no-retransmission", "sends no packet again", withoutRtcpToServer(Part::isNack))
            .caughtBy("nacked-packet-is-sent-again", "the packet with sequence number"),
        Fault.of(
                "sender-report-missing",
                "sends players no sender reports",
                withoutRtcpToClients(part -> part.type() == Compound.SENDER_REPORT, 0))
            .caughtBy("sender-reports-fit-the-timestamps", "sender reports for the video"),
        Fault.of(
                "receiver-report-missing",
                "sends publishers no receiver reports",
                withoutRtcpToClients(part -> part.type() == Compound.RECEIVER_REPORT, 0))
            .caughtBy("publisher-gets-receiver-reports", "a report block about SSRC"),
        Fault.of(
                "no-congestion-feedback",
                "sends publishers neither transport feedback nor REMB",
                withoutRtcpToClients(Part::isCongestionFeedback, 0))
            .caughtBy("publisher-gets-congestion-feedback", "transport feedback or REMB"));
  }

  private static final class OnlyAtFirst implements MediaTampering {
    private static final long FIRST_MS = 1_000;

    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      Media.ageMs(leg);
      leg.rtpToServer(packet);
    }

    @Override
    public void rtcpFromServer(MediaLeg leg, byte[] compound) {
      boolean late = Media.ageMs(leg) > FIRST_MS;
      leg.rtcpToClient(late ? Compound.without(compound, Part::isKeyFrameRequest) : compound);
    }
  }

  private static final class Storm implements MediaTampering {
    private static final int PAYLOAD_SPECIFIC_PLI = 0x81;

    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      leg.rtpToServer(packet);
      if (leg.isVideo(packet) && Media.count(leg, "packets") % 10 == 0) {
        ByteBuffer pli = ByteBuffer.allocate(12).put((byte) PAYLOAD_SPECIFIC_PLI);
        pli.put((byte) Compound.PAYLOAD_FEEDBACK).putShort((short) 2).putInt(1);
        leg.rtcpToClient(pli.putInt((int) Rtp.ssrc(packet)).array());
      }
    }
  }
}
