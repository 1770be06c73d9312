package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.Setup;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How the kit plays a WCS server; as it comes: a good one. */
public final class PartnerOptions {
  @Nullable PartnerStep silentFrom;
  @Nullable PartnerStep closingAt;
  @Nullable String refusal;
  boolean pings = true;
  boolean connects = true;
  Setup setup = Setup.PASSIVE;
  UnaryOperator<String> answer = UnaryOperator.identity();
  UnaryOperator<PeerSettings> peer = UnaryOperator.identity();
  BroadcastOptions source = BroadcastOptions.usual();

  private PartnerOptions() {}

  /** Nothing out of the ordinary. */
  public static PartnerOptions usual() {
    return new PartnerOptions();
  }

  /** Takes messages but says nothing from this step on, not even pings. */
  public PartnerOptions silentFrom(PartnerStep step) {
    silentFrom = step;
    return this;
  }

  /** Breaks the connection off at this step. */
  public PartnerOptions closingAt(PartnerStep step) {
    closingAt = step;
    return this;
  }

  /** Refuses every stream with FAILED and this info. */
  public PartnerOptions refusing(String info) {
    refusal = info;
    return this;
  }

  public PartnerOptions withoutPings() {
    pings = false;
    return this;
  }

  /** Sends a good answer, but nobody is at the addresses in it. */
  public PartnerOptions withoutTransport() {
    connects = false;
    return this;
  }

  /** What the answer says in a=setup: active or passive. */
  public PartnerOptions setup(Setup role) {
    setup = role;
    return this;
  }

  /** Changes the text of the answer before it is sent. */
  public PartnerOptions answer(UnaryOperator<String> edit) {
    answer = edit;
    return this;
  }

  /** Changes how the transport behaves. */
  public PartnerOptions peer(UnaryOperator<PeerSettings> edit) {
    peer = edit;
    return this;
  }

  /** What a pull gets; name, offer and payload types are not used. */
  public PartnerOptions source(BroadcastOptions media) {
    source = media;
    return this;
  }
}
