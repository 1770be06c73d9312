package dev.tandem.load.client;

import dev.tandem.load.stream.PreparedStream;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.signalling.sdp.PlayNegotiation;
import dev.tandem.server.signalling.sdp.PushOffer;
import dev.tandem.server.signalling.sdp.PushOffer.NegotiatedPush;
import dev.tandem.server.signalling.sdp.SdpParser;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A publisher as its adapter holds it. */
final class NativeSender extends NativeClient<SenderSession> implements SendingClient {
  private final String label;
  private final PreparedStream media;
  private final PushOffer offer;

  NativeSender(
      NativeClientEngine engine, String label, PreparedStream media, Opening<SenderSession> opening)
      throws ClientException {
    super(engine, opening);
    this.label = label;
    this.media = media;
    this.offer = PushOffer.of(media.tracks(), label, ThreadLocalRandom.current());
  }

  @Override
  public String offer() {
    return offer.sdp(peer.local());
  }

  @Override
  public void accept(String answer) throws ClientException {
    applied(() -> {
      NegotiatedPush agreed = offer.accept(answer);
      begin(agreed.tracks());
      start(agreed.remote());
      return answer;
    });
  }

  @Override
  public String answer(String serversOffer) throws ClientException {
    return applied(() -> {
      PlayNegotiation agreed =
          PlayNegotiation.of(
              SdpParser.parse(serversOffer), media.tracks(), label, ThreadLocalRandom.current());
      begin(agreed.tracks());
      start(agreed.remote());
      return agreed.answer(peer.local());
    });
  }

  private void begin(List<SendTrack> tracks) {
    peer.execute(_ -> peer.session().tracks(tracks));
  }
}
