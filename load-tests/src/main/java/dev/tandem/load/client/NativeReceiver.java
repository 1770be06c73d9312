package dev.tandem.load.client;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.signalling.sdp.PublishNegotiation;
import dev.tandem.server.signalling.sdp.PullOffer;
import dev.tandem.server.signalling.sdp.PullOffer.NegotiatedPull;
import dev.tandem.server.signalling.sdp.SdpParser;
import java.time.Duration;
import java.util.List;

/** A player as its adapter holds it. */
final class NativeReceiver extends NativeClient<ReceiverSession> implements ReceivingClient {
  private final PullOffer offer = PullOffer.of(NegotiationPolicy.DEFAULT);
  private final long beganNs;

  NativeReceiver(NativeClientEngine engine, long beganNs, Opening<ReceiverSession> opening)
      throws ClientException {
    super(engine, opening);
    this.beganNs = beganNs;
    connection.whenDecided(engine::joined);
  }

  @Override
  public String offer() {
    return offer.sdp(peer.local());
  }

  @Override
  public void accept(String answer) throws ClientException {
    applied(() -> {
      NegotiatedPull agreed = offer.accept(answer);
      begin(agreed.tracks());
      start(agreed.remote());
      return answer;
    });
  }

  @Override
  public String answer(String serversOffer) throws ClientException {
    return applied(() -> {
      PublishNegotiation agreed =
          PublishNegotiation.of(SdpParser.parse(serversOffer), NegotiationPolicy.DEFAULT);
      begin(agreed.tracks());
      start(agreed.remote());
      return agreed.answer(peer.local());
    });
  }

  private void begin(List<ReceiveTrack> tracks) {
    peer.execute(_ -> peer.session().tracks(tracks, peer.local().ice().ufrag()));
  }

  @Override
  public ReceiverStatus status() {
    return peer.session().status();
  }

  @Override
  public void accepted() {
    long tookNs = System.nanoTime() - beganNs;
    peer.execute(_ -> peer.session().accepted(tookNs));
  }

  @Override
  public void awaitKeyFrame(Duration limit) throws ClientException, InterruptedException {
    Connection.await(peer.session().keyFrameNs, limit, "no whole key frame within ");
  }

  @Override
  public void stall(Duration time) {
    peer.execute(nowNs -> peer.session().stall(nowNs + time.toNanos()));
  }
}
