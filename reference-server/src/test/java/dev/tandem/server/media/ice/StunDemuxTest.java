package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StunDemuxTest {

  private static final TransactionId ID = new TransactionId(1, 2);

  private final StunWriter writer = new StunWriter();

  @Test
  void findsOurPartOfTheUserName() {
    assertThat(ufrag(writer.begin(StunKind.REQUEST, ID).username("ours:theirs"))).isEqualTo("ours");
    assertThat(ufrag(writer.begin(StunKind.REQUEST, ID).username("ours:"))).isEqualTo("ours");
  }

  @Test
  void findsNothingInOtherMessages() {
    assertThat(ufrag(writer.begin(StunKind.REQUEST, ID))).isNull();
    assertThat(ufrag(writer.begin(StunKind.REQUEST, ID).username("no colon"))).isNull();
    assertThat(ufrag(writer.begin(StunKind.REQUEST, ID).username(":theirs"))).isNull();
    assertThat(ufrag(writer.begin(StunKind.SUCCESS, ID).username("ours:theirs"))).isNull();
    assertThat(ufrag(writer.begin(StunKind.INDICATION, ID).username("ours:theirs"))).isNull();
  }

  @Test
  void findsNothingInTruncatedRequests() {
    int length = writer.begin(StunKind.REQUEST, ID).username("ours:theirs").finish();
    for (int shorter = 0; shorter < length; shorter++) {
      assertThat(StunDemux.localUfrag(writer.buffer(), 0, shorter)).as("%d", shorter).isNull();
    }
  }

  private @Nullable String ufrag(StunWriter written) {
    int length = written.finish();
    return StunDemux.localUfrag(written.buffer(), 0, length);
  }
}
