package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.probe.peer.PacketKind;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.stun.StunKind;
import dev.tandem.conformance.probe.peer.stun.StunMessage;
import dev.tandem.conformance.probe.peer.stun.StunWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the media path takes that it should not, and what it does not survive. */
final class TransportFaults {
  private static final int DTLS_HEADER = 13;
  private static final int RTP_HEADER = 12;

  private TransportFaults() {}

  static List<Fault> all() {
    return List.of(
        relay("replay-accepted", "forwards replayed packets", Replay::new)
            .caughtBy("replayed-packets-are-dropped", "allowed is the packet once at a player"),
        relay("bad-tag-forwarded", "forwards packets whose tag is wrong", WrongTag::new)
            .caughtBy("packets-with-a-wrong-tag-are-dropped", "allowed is not at a player"),
        relay("plain-rtp-accepted", "takes RTP that is not encrypted", PlainRtp::new)
            .caughtBy("plain-rtp-is-dropped", "allowed is dropped, seen was forwarded"),
        relay("wrong-fingerprint-accepted", "takes any certificate", AnyCertificate::new)
            .caughtBy("wrong-certificate-fails-the-stream", "PUBLISHING"),
        relay(
                "consent-ignored",
                "goes on sending to a peer that has withdrawn its consent",
                () -> MediaTampering.NONE)
            .caughtBy("media-stop-without-consent", "packets still come"),
        relay(
                "stun-without-integrity-accepted",
                "answers binding requests without looking at MESSAGE-INTEGRITY",
                AnyStun::new)
            .caughtBy(
                "stun-without-integrity-opens-nothing", "allowed is silence or an error response"),
        relay(
                "stranger-handshake-accepted",
                "takes up DTLS handshakes from addresses that ICE has not checked",
                AnyHandshake::new)
            .caughtBy(
                "strangers-client-hello-is-ignored",
                "allowed is silence, or at most a HelloVerifyRequest"),
        relay(
                "amplification",
                "answers small datagrams of strangers with large ones",
                Amplifier::new)
            .caughtBy("strangers-get-no-more-than-they-send", "times as much back"),
        relay(
                "malformed-stun-kills-loop",
                "stops forwarding on STUN that is malformed",
                () -> new Fragile(TransportFaults::isBrokenStun))
            .caughtBy("malformed-stun-is-dropped", "packets"),
        relay(
                "malformed-dtls-ends-handshake",
                "gives up on DTLS that is malformed",
                () ->
                    new Fragile((leg, datagram) ->
                        PacketKind.of(datagram) == PacketKind.DTLS
                            && datagram.length < DTLS_HEADER))
            .caughtBy("malformed-dtls-does-not-end-a-handshake", "allowed is")
            .caughtBy("malformed-dtls-does-not-end-a-stream", "packets", "allowed is"),
        relay(
                "malformed-rtp-kills-loop",
                "stops forwarding on RTP that is too short",
                () ->
                    new Fragile((leg, datagram) ->
                        PacketKind.of(datagram) == PacketKind.RTP && datagram.length < RTP_HEADER))
            .caughtBy("malformed-rtp-and-rtcp-is-dropped", "packet"),
        relay(
                "reordering-ends-stream",
                "ends a stream whose packets come out of order",
                InOrderOnly::new)
            .caughtBy("lost-and-late-packets-do-not-end-media", "packets"),
        relay(
                "address-change-ends-stream",
                "takes packets of a peer only from the address that it had first",
                FirstAddress::new)
            .caughtBy("moved-publisher-is-followed", "video that was sent from the new port"));
  }

  private static Fault relay(String name, String wrong, Supplier<MediaTampering> tampering) {
    return Fault.of(name, wrong, () -> new MediaRelay(tampering.get()));
  }

  private static boolean isBrokenStun(MediaLeg leg, byte[] datagram) {
    return PacketKind.of(datagram) == PacketKind.STUN && StunMessage.parse(datagram).isEmpty();
  }

  /** Sends a player the newest sound again when its publisher's packet came again. */
  private static final class Replay implements MediaTampering {
    private final Map<String, MediaLeg> players = new ConcurrentHashMap<>();

    @Override
    public void rtpFromServer(MediaLeg leg, byte[] packet) {
      if (leg.isVideo(packet)) {
        leg.rtpToClient(packet);
        return;
      }
      players.put(leg.name(), leg);
      int shift = (Integer) leg.notes().getOrDefault("shift", 0);
      byte[] shifted = Rtp.withSequence(packet, Rtp.sequence(packet) + shift);
      leg.notes().put("newest", shifted);
      leg.rtpToClient(shifted);
    }

    @Override
    public void refused(MediaLeg leg, byte[] datagram) {
      MediaLeg player = players.get(leg.name());
      if (leg.published()
          && player != null
          && player.notes().get("newest") instanceof byte[] newest) {
        player.notes().merge("shift", 1, (a, b) -> (Integer) a + (Integer) b);
        byte[] again = Rtp.withSequence(newest, Rtp.sequence(newest) + 1);
        player.notes().put("newest", again);
        player.rtpToClient(again);
      }
    }
  }

  /** Takes the header of a packet that cannot be decrypted, and the sound before it. */
  private static final class WrongTag implements MediaTampering {
    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      if (!leg.isVideo(packet)) {
        leg.notes().put("newest", packet);
      }
      leg.rtpToServer(packet);
    }

    @Override
    public void refused(MediaLeg leg, byte[] datagram) {
      if (leg.notes().get("newest") instanceof byte[] newest && !leg.isVideo(datagram)) {
        byte[] taken = Rtp.withSequence(newest, Rtp.sequence(datagram));
        leg.rtpToServer(Rtp.withTimestamp(taken, Rtp.timestamp(datagram)));
      }
    }
  }

  private static final class PlainRtp implements MediaTampering {
    @Override
    public void refused(MediaLeg leg, byte[] datagram) {
      leg.rtpToServer(datagram);
    }
  }

  private static final class AnyCertificate implements MediaTampering {
    @Override
    public PeerSettings towardsClient(PeerSettings usual) {
      return usual.withoutFingerprintCheck();
    }
  }

  private static final class AnyStun implements MediaTampering {
    @Override
    public boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
      Optional<StunMessage> request =
          StunMessage.parse(datagram).filter(m -> m.kind() == StunKind.REQUEST);
      request.ifPresent(
          m -> leg.sendTo(new StunWriter(StunKind.SUCCESS, m.transactionId()).finish(), from));
      return leg.isExpected(datagram, from);
    }
  }

  private static final class AnyHandshake implements MediaTampering {
    @Override
    public boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
      return true;
    }
  }

  private static final class Amplifier implements MediaTampering {
    @Override
    public boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
      if (datagram.length < 10) {
        for (int i = 0; i < 10; i++) {
          leg.sendTo(new byte[1_000], from);
        }
      }
      return leg.isExpected(datagram, from);
    }
  }

  /** Ends a stream on such a datagram. */
  private record Fragile(Breaking breaking) implements MediaTampering {
    @Override
    public boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
      if (breaking.breaks(leg, datagram)) {
        leg.vanish();
        return false;
      }
      return leg.isExpected(datagram, from);
    }
  }

  private static final class InOrderOnly implements MediaTampering {
    @Override
    public void rtpFromClient(MediaLeg leg, byte[] packet) {
      String word = "last " + leg.isVideo(packet);
      Object last = leg.notes().put(word, Rtp.sequence(packet));
      if (last instanceof Integer before && (short) (Rtp.sequence(packet) - before) > 1) {
        leg.vanish();
      }
      leg.rtpToServer(packet);
    }
  }

  private static final class FirstAddress implements MediaTampering {
    @Override
    public boolean takes(MediaLeg leg, byte[] datagram, InetSocketAddress from) {
      if (!leg.isConnected()) {
        return leg.isExpected(datagram, from);
      }
      return from.equals(leg.notes().computeIfAbsent("address", key -> from));
    }
  }

  @FunctionalInterface
  private interface Breaking {
    boolean breaks(MediaLeg leg, byte[] datagram);
  }
}
