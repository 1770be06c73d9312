package dev.tandem.server.signalling.sdp;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tandem.server.media.api.ReceiveTrack;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever the text, negotiation answers it or refuses it, and never breaks. */
class HostileSdpTest {
  private static final int MUTATIONS = 1000;
  private static final String ALPHABET = "\r\n=: /;,0123456789-abcmvABC\u0000\uffff";

  private static List<ReceiveTrack> source = List.of();

  @BeforeAll
  static void publish() throws SdpException {
    source = Offers.publish(Offers.publish()).tracks();
  }

  @Test
  void everyTruncationOfAnOfferIsAnsweredOrRefused() {
    for (String offer : List.of(Offers.publish(), Offers.play())) {
      for (int length = 0; length <= offer.length(); length++) {
        negotiateAll(offer.substring(0, length), "length " + length);
      }
    }
  }

  @Test
  void everyMutationOfAnOfferIsAnsweredOrRefused() {
    String pull = PullOffer.of(new NegotiationPolicy(List.of(), true)).sdp(Offers.LOCAL);
    List<String> offers = List.of(Offers.publish(), Offers.play(), pull);
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      negotiateAll(mutate(offers.get(seed % offers.size()), random), "seed " + seed);
    }
  }

  private static String mutate(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      int at = random.nextInt(mutant.length() - 1);
      int end = Math.min(mutant.length(), at + random.nextInt(1, 80));
      switch (random.nextInt(5)) {
        case 0 -> mutant.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 1 -> mutant.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        case 2 -> mutant.delete(at, Math.min(end, at + 40));
        case 3 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, end));
        default -> mutant.insert(at, Integer.toString(random.nextInt()));
      }
    }
    return mutant.toString();
  }

  private static void negotiateAll(String text, String which) {
    assertThatCode(() -> refusable(() -> Offers.publish(text).answer(Offers.LOCAL)))
        .as("publish, " + which)
        .doesNotThrowAnyException();
    assertThatCode(() -> refusable(() -> Offers.play(text, source).answer(Offers.LOCAL)))
        .as("play, " + which)
        .doesNotThrowAnyException();
    assertThatCode(() -> refusable(() -> PushOffer.of(source, "s", new Random(3)).accept(text)))
        .as("answer to a push, " + which)
        .doesNotThrowAnyException();
    assertThatCode(() -> refusable(() -> PullOffer.of(NegotiationPolicy.DEFAULT).accept(text)))
        .as("answer to a pull, " + which)
        .doesNotThrowAnyException();
  }

  private static void refusable(Negotiation negotiation) {
    try {
      negotiation.run();
    } catch (SdpException e) {
      assertThatCode(e::getMessage).doesNotThrowAnyException();
    }
  }

  private interface Negotiation {
    void run() throws SdpException;
  }
}
