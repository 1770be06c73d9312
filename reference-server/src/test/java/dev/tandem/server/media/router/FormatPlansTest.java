package dev.tandem.server.media.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.SendTrack;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.HeaderExtension;
import dev.tandem.server.media.rtp.MediaKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatPlansTest {
  private final ReceiveTrack source = Formats.published(Formats.ALL).getLast();
  private final FormatPlans plans = new FormatPlans(source, new PayloadTypes(source.formats()));

  @Test
  void playersWhoAgreedOnTheSameShareAPlan() {
    assertThat(plans.of(player(1, "1", 8))).isSameAs(plans.of(player(2, "1", 8)));
  }

  @Test
  void anotherIdOrMidIsAnotherPlan() {
    FormatPlan plan = plans.of(player(1, "1", 8));

    assertThat(plans.of(player(2, "1", 9))).isNotSameAs(plan);
    assertThat(plans.of(player(3, "video", 8))).isNotSameAs(plan);
  }

  @Test
  void strangersCannotMakeTheTableGrow() {
    FormatPlan plan = plans.of(player(0, "first", 8));
    for (int i = 0; i < 1_000; i++) {
      plans.of(player(i, "m" + i, 8));
    }

    assertThat(plans.size()).isLessThanOrEqualTo(32);
    assertThat(plans.of(player(0, "first", 8))).isNotSameAs(plan);
  }

  private static SendTrack player(int ssrc, String mid, int sendTimeId) {
    ExtensionIds ids = new ExtensionIds(Map.of(HeaderExtension.ABS_SEND_TIME, sendTimeId));
    return new SendTrack(
        MediaKind.VIDEO, mid, List.of(Formats.vp8WithRtx(Formats.VP8)), ids, ssrc, ssrc + 1);
  }
}
