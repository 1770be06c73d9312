package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.Setup;
import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a broadcast and a viewer may do otherwise than usual. Each method changes the options and
 * returns them.
 */
public abstract sealed class MediaOptions<S extends MediaOptions<S>>
    permits BroadcastOptions, ViewerOptions {
  Set<MediaKind> kinds = EnumSet.allOf(MediaKind.class);
  VideoCodec codec = VideoCodec.VP8;
  PayloadTypes payloadTypes = PayloadTypes.DEFAULT;
  ExtensionIds extensionIds = ExtensionIds.DEFAULT;
  UnaryOperator<String> offer = UnaryOperator.identity();
  UnaryOperator<PeerSettings> peer = UnaryOperator.identity();
  @Nullable Signalling signalling;
  boolean waits = true;
  boolean connects = true;

  MediaOptions() {}

  abstract S self();

  /** Offers audio alone. */
  public S audioOnly() {
    kinds = EnumSet.of(MediaKind.AUDIO);
    return self();
  }

  /** Offers video alone. */
  public S videoOnly() {
    kinds = EnumSet.of(MediaKind.VIDEO);
    return self();
  }

  /** Offers this video codec alone. */
  public S codec(VideoCodec only) {
    codec = only;
    return self();
  }

  public S payloadTypes(PayloadTypes types) {
    payloadTypes = types;
    return self();
  }

  public S extensionIds(ExtensionIds ids) {
    extensionIds = ids;
    return self();
  }

  /** Changes the text of the offer before it is sent. */
  public S offer(UnaryOperator<String> edit) {
    offer = edit;
    return self();
  }

  /** What the offer says in a=setup. */
  public S setup(Setup setup) {
    return peer(settings -> settings.withSetup(setup));
  }

  /** Offers these SRTP profiles in the DTLS handshake, the best first. */
  public S srtp(SrtpProfile... profiles) {
    return peer(settings -> settings.withProfiles(List.of(profiles)));
  }

  /** Shows a certificate in the handshake that does not match the fingerprint in the offer. */
  public S wrongCertificate() {
    return peer(PeerSettings::withWrongCertificate);
  }

  /** Changes how the transport behaves; may be called more than once. */
  public S peer(UnaryOperator<PeerSettings> edit) {
    UnaryOperator<PeerSettings> before = peer;
    peer = settings -> edit.apply(before.apply(settings));
    return self();
  }

  /** Uses this connection instead of one of its own. */
  public S on(Signalling connection) {
    signalling = connection;
    return self();
  }

  /** Does not wait for PUBLISHING or PLAYING, nor for the transport. */
  public S withoutWaiting() {
    waits = false;
    return self();
  }

  /** Reads the answer but never opens the transport; does not wait either. */
  public S withoutConnecting() {
    connects = false;
    return withoutWaiting();
  }
}
