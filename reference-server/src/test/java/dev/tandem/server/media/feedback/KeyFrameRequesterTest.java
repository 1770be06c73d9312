package dev.tandem.server.media.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFrameRequesterTest {
  private static final long MIN_INTERVAL = 300;
  private static final long REPEAT = 1000;

  private final KeyFrameRequester requester = new KeyFrameRequester(MIN_INTERVAL, REPEAT);

  @Test
  void asksForNothingUnasked() {
    assertThat(requester.due(5000)).isFalse();
    assertThat(requester.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void asksAtOnceForTheFirstTime() {
    requester.request(5000);

    assertThat(requester.due(5000)).isTrue();
    assertThat(requester.nextDeadlineNs()).isEqualTo(5000);
  }

  @Test
  void makesManyRequestsOne() {
    requester.request(5000);
    requester.sent(5000);
    requester.request(5001);
    requester.request(5500);

    assertThat(requester.due(5999)).isFalse();
    assertThat(requester.due(6000)).isTrue();
  }

  @Test
  void isDoneWhenAKeyFrameArrives() {
    requester.request(5000);
    requester.sent(5000);
    requester.keyFrameArrived();

    assertThat(requester.due(100_000)).isFalse();
    assertThat(requester.nextDeadlineNs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void keepsTheLeastIntervalBetweenKeyFrames() {
    requester.request(5000);
    requester.sent(5000);
    requester.keyFrameArrived();
    requester.request(5050);

    assertThat(requester.due(5299)).isFalse();
    assertThat(requester.due(5300)).isTrue();
    assertThat(requester.nextDeadlineNs()).isEqualTo(5300);
  }

  @Test
  void asksEverMoreRarelyWhileNoneArrives() {
    assertThat(requestTimes())
        .containsExactly(0L, 1000L, 2000L, 3000L, 5000L, 9000L, 17_000L, 33_000L, 49_000L, 65_000L);
  }

  @Test
  void asksQuicklyAgainAfterAKeyFrame() {
    requestTimes();
    requester.keyFrameArrived();
    requester.request(100_000);
    requester.sent(100_000);

    assertThat(requester.nextDeadlineNs()).isEqualTo(101_000);
  }

  private List<Long> requestTimes() {
    var times = new ArrayList<Long>();
    requester.request(0);
    for (long now = 0; now < 70_000; now += 100) {
      if (requester.due(now)) {
        times.add(now);
        requester.sent(now);
      }
    }
    return times;
  }
}
