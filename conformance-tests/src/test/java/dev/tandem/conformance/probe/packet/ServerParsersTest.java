package dev.tandem.conformance.probe.packet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.rtcp.RtcpHandler;
import dev.tandem.server.media.rtcp.RtcpParser;
import dev.tandem.server.media.rtcp.RtcpStatus;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.VideoPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference server, which shares no code with the probe, understands what the probe sends. */
class ServerParsersTest {
  @ParameterizedTest
  @EnumSource(
      value = Codec.class,
      names = {"VP8", "H264"})
  void theServerSeesKeyFramesAndTheirSize(Codec codec) {
    TrackOptions track = TrackOptions.of(96, 1, 2, 3);
    PictureOptions picture = PictureOptions.DEFAULT.withSize(636, 476).withKeyFrameEvery(10);
    SyntheticMedia source =
        codec == Codec.VP8
            ? SyntheticMedia.vp8(track, picture)
            : SyntheticMedia.h264(track, picture);

    for (int i = 0; i < 30; i++) {
      MediaFrame frame = source.next(i * source.intervalNs());
      byte[] payload = frame.packets().getFirst().payload();

      assertThat(VideoPayload.startsFrame(codec, payload, 0, payload.length)).isTrue();
      assertThat(VideoPayload.startsKeyFrame(codec, payload, 0, payload.length))
          .isEqualTo(frame.keyFrame());
      if (frame.keyFrame()) {
        long size = VideoPayload.pictureSize(codec, payload, 0, payload.length);
        assertThat(VideoPayload.width(size)).isEqualTo(636);
        assertThat(VideoPayload.height(size)).isEqualTo(476);
      }
    }
  }

  @Test
  void theServerReadsMediaHeaders() {
    byte[] bytes =
        RtpPacket.builder()
            .payloadType(96)
            .ssrc(7)
            .sequence(8)
            .marker(true)
            .csrcs(List.of(1L))
            .extension(3, new byte[] {1, 2})
            .payload(new byte[9])
            .padding(4)
            .build()
            .toBytes();
    var theirs = new dev.tandem.server.media.rtp.RtpPacket();

    assertThat(theirs.wrap(bytes, 0, bytes.length)).isTrue();
    assertThat(theirs.payloadType()).isEqualTo(96);
    assertThat(theirs.sequenceNumber()).isEqualTo(8);
    assertThat(theirs.marker()).isTrue();
    assertThat(theirs.payloadLength()).isEqualTo(9);
    assertThat(theirs.extensionLength(3)).isEqualTo(2);
  }

  @Test
  void theServerReadsControlPackets() {
    Heard heard = new Heard();
    byte[] compound =
        Rtcp.compound(
            new Rtcp.ReceiverReport(1, List.of(new Rtcp.ReportBlock(2, 64, -1, 65_537, 90, 5, 6))),
            new Rtcp.SourceDescription(Map.of(1L, "peer")),
            new Rtcp.GenericNack(1, 2, List.of(100, 101)),
            new Rtcp.PictureLossIndication(1, 2),
            new Rtcp.FullIntraRequest(1, List.of(new Rtcp.FullIntraRequest.Target(2, 9))),
            new Rtcp.Remb(1, 1_000_000, List.of(2L)),
            new Rtcp.Bye(List.of(1L), ""));

    assertThat(RtcpParser.parse(compound, 0, compound.length, heard)).isEqualTo(RtcpStatus.OK);
    assertThat(heard.words)
        .containsExactly(
            "report 2 64 -1 65537 90 5 6",
            "nack 2 100 1",
            "pli 2",
            "fir 2 9",
            "remb 1000000",
            "bye 1");
  }

  private static final class Heard implements RtcpHandler {
    private final List<String> words = new ArrayList<>();

    @Override
    public void reportBlock(
        int reporter,
        int ssrc,
        int fractionLost,
        int cumulativeLost,
        long highestSequence,
        long jitter,
        int lsr,
        int dlsr) {
      words.add(
          "report %d %d %d %d %d %d %d"
              .formatted(ssrc, fractionLost, cumulativeLost, highestSequence, jitter, lsr, dlsr));
    }

    @Override
    public void nack(int sender, int mediaSsrc, int pid, int blp) {
      words.add("nack %d %d %d".formatted(mediaSsrc, pid, blp));
    }

    @Override
    public void pli(int sender, int mediaSsrc) {
      words.add("pli " + mediaSsrc);
    }

    @Override
    public void fir(int sender, int mediaSsrc, int sequence) {
      words.add("fir %d %d".formatted(mediaSsrc, sequence));
    }

    @Override
    public void remb(int sender, long bps) {
      words.add("remb " + bps);
    }

    @Override
    public void bye(int ssrc) {
      words.add("bye " + ssrc);
    }
  }
}
