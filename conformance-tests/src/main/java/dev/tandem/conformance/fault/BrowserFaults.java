package dev.tandem.conformance.fault;

import static dev.tandem.conformance.fault.Media.ageMs;
import static dev.tandem.conformance.fault.Media.later;
import static dev.tandem.conformance.fault.Media.toPlayers;
import static dev.tandem.conformance.fault.Talk.answer;
import static dev.tandem.conformance.fault.Talk.named;
import static dev.tandem.conformance.fault.Talk.refuse;
import static dev.tandem.conformance.fault.Talk.swallow;

import dev.tandem.conformance.fault.media.Compound;
import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.fault.proxy.Conversation;
import dev.tandem.conformance.fault.proxy.Message;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a person would notice: no picture, the wrong one, a frozen one, late or lost sound. */
final class BrowserFaults {
  /** When everything has settled and a check has begun to watch. */
  private static final long WATCHED_MS = 3_000;

  private static final long LATE_MS = 600;
  private static final int APART_MS = 300;
  private static final int TICKS_PER_MS = 90;
  private static final String NOTHING = "allowed is pictures and sound that arrive";

  private BrowserFaults() {}

  static List<Fault> all() {
    return List.of(
        Fault.of("no-media", "sends no media to players", toPlayers((leg, p) -> null))
            .caughtBy("browser-sees-and-hears-the-stream", NOTHING)
            .caughtBy("native-peer-plays-a-browsers-stream", "allowed is 15 pictures of stream")
            .caughtBy("browser-plays-a-native-peers-stream", NOTHING)
            .alsoFires("without media nothing can be said of them", "*"),
        Fault.of(
                "push-without-media",
                "publishes pushed streams without media",
                Media.fromPublishers((leg, p) -> leg.fromServer() ? null : p))
            .caughtBy("browser-sees-and-hears-a-pushed-stream", NOTHING, "allowed is")
            .caughtBy(
                "native-peer-plays-a-pushed-stream", "allowed is 15 pictures of stream", "allowed")
            .alsoFires("without media nothing can be said of them", "*push*"),
        Fault.of(
                "swapped-streams",
                "plays another stream than the one that was asked for, if there is one",
                AnotherStream::new)
            .caughtBy("picture-carries-the-publishers-stamp", "seen was pictures by stream: {")
            .alsoFires("two streams are live in it", "*"),
        Fault.of(
                "audio-of-another-stream",
                "exchanges the sound of two streams",
                () -> new MediaRelay(new SwappedSound()))
            .caughtBy("sound-carries-the-publishers-tone", "allowed is a tone of")
            .alsoFires("two streams are live in it", "*"),
        Fault.of(
                "frozen-video",
                "stops forwarding pictures after three seconds",
                toPlayers((leg, p) -> leg.isVideo(p) && ageMs(leg) > WATCHED_MS ? null : p))
            .caughtBy("video-does-not-stand-still", "missing in a row")
            .alsoFires("they watch for longer than three seconds", "*"),
        Fault.of(
                "dropped-audio",
                "stops forwarding sound after three seconds",
                toPlayers((leg, p) -> leg.isVideo(p) || ageMs(leg) < WATCHED_MS ? p : null))
            .caughtBy("audio-has-no-gaps", "seen was sound in")
            .alsoFires("they listen for longer than three seconds", "*"),
        Fault.of(
                "delay-grows",
                "keeps pictures back for 600 ms",
                toPlayers((leg, p) -> late(leg, p, LATE_MS)))
            .caughtBy("forwarding-adds-little-delay", "ms from drawing to decoding")
            .alsoFires("pictures and sound are apart", "*"),
        Fault.of(
                "lip-sync-lost",
                "keeps pictures of pushed streams back for 300 ms, and reports them as taken then",
                Media.relay(new LatePictures()))
            .caughtBy("push-keeps-lip-sync", "ms after their sound behind the push")
            .alsoFires("pictures come later", "*push*"),
        codecRefused("vp8-refused", "VP8", "H264")
            .caughtBy("vp8-and-opus-are-forwarded", "allowed is PUBLISHING")
            .alsoFires("most publishers send VP8", "*"),
        codecRefused("h264-refused", "H264", "VP8")
            .caughtBy("h264-is-forwarded", "allowed is PUBLISHING"),
        Fault.of(
                "resize-not-told",
                "tells players no picture size",
                swallow(m -> m.is("notifyVideoFormat") || m.field("type").equals("resize")))
            .caughtBy("player-learns-picture-sizes", "allowed is notifyVideoFormat"),
        Fault.of(
                "not-enough-bandwidth-untold",
                "neither tells a player that its link is too narrow nor sends it less",
                swallow(m -> m.field("type").equals("notEnoughBandwidth")))
            .caughtBy(
                "narrow-player-is-told-and-slows-nobody", "allowed is notEnoughBandwidth for that"),
        Fault.of(
                "tcp-candidate-dead",
                "offers TCP candidates with a port where nobody listens",
                answer(
                    named("setRemoteSDP"),
                    m ->
                        m.withSdp(sdp ->
                            sdp.replaceAll(
                                "(?i)(a=candidate:\\S+ \\d+ tcp \\d+ \\S+) \\d+", "$1 9"))))
            .caughtBy("media-is-published-over-tcp", "allowed is PUBLISHING"));
  }

  private static Fault codecRefused(String name, String codec, String other) {
    return Fault.of(
        name,
        "refuses publishers who offer no video codec but " + codec,
        refuse(
            named("publishStream")
                .and(m -> m.field("sdp").contains(codec + "/90000"))
                .and(m -> !m.field("sdp").contains(other + "/90000")),
            "No common codecs"));
  }

  private static byte @Nullable [] late(MediaLeg leg, byte[] packet, long ms) {
    if (!leg.isVideo(packet)) {
      return packet;
    }
    later(ms, () -> leg.rtpToClient(packet));
    return null;
  }

  private static final class AnotherStream implements Tampering {
    private final Set<String> published = ConcurrentHashMap.newKeySet();

    @Override
    public void fromClient(Conversation talk, Message message) {
      if (message.is("publishStream")) {
        published.add(message.field("name"));
      }
      talk.toServer(message.is("playStream") ? ofAnother(message) : message);
    }

    private Message ofAnother(Message play) {
      return published.stream()
          .filter(name -> !name.equals(play.field("name")))
          .findFirst()
          .map(name -> play.with("name", name))
          .orElse(play);
    }
  }

  /** Nobody who receives the pushed pictures can know that they are late. */
  private static final class LatePictures implements MediaTampering {
    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      if (leg.fromServer() && leg.isVideo(packet)) {
        leg.notes().putIfAbsent("video", Rtp.ssrc(packet));
        later(APART_MS, () -> leg.rtpToServer(packet));
      } else {
        leg.rtpToServer(packet);
      }
    }

    @Override
    public void rtcpFromClient(MediaLeg leg, byte[] compound) {
      leg.rtcpToServer(
          leg.notes().get("video") instanceof Long ssrc
              ? Compound.withReportsMoved(compound, ssrc, -APART_MS * TICKS_PER_MS)
              : compound);
    }
  }

  /** Sends the sound that one client publishes as if another had, under the SSRC of that. */
  private static final class SwappedSound implements MediaTampering {
    private final Map<MediaLeg, Long> ssrcs = new ConcurrentHashMap<>();

    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      if (leg.isVideo(packet)) {
        leg.rtpToServer(packet);
        return;
      }
      ssrcs.putIfAbsent(leg, Rtp.ssrc(packet));
      MediaLeg other = other(leg).orElse(leg);
      Long ssrc = ssrcs.get(other);
      other.rtpToServer(ssrc == null ? packet : Rtp.withSsrc(packet, ssrc));
    }

    @Override
    public void ended(MediaLeg leg) {
      ssrcs.remove(leg);
    }

    private Optional<MediaLeg> other(MediaLeg leg) {
      return ssrcs.keySet().stream().filter(one -> one != leg).findFirst();
    }
  }
}
