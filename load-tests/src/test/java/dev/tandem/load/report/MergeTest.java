package dev.tandem.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.load.measure.Counter;
import dev.tandem.load.measure.Timing;
import dev.tandem.load.scenario.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
  private final LoadResult first = SampleResults.part(0, 2, 100);
  private final LoadResult second = SampleResults.part(1, 2, 200);

  @Test
  void countsAndTimesAreAddedUp() throws Exception {
    StepEntry whole = merged(List.of(second, first));

    assertThat(whole.players()).isEqualTo(300);
    assertThat(whole.media().get(Counter.PACKETS_RECEIVED)).isEqualTo(300_000);
    assertThat(whole.times(Timing.FORWARD_DELAY).getTotalCount()).isEqualTo(10_000);
    assertThat(whole.figure(Metric.PACKETS).orElseThrow()).isCloseTo(30_000, within(1.0));
  }

  @Test
  void momentsAreAddedUpOneByOne() throws Exception {
    StepEntry whole = merged(List.of(first, second));

    assertThat(whole.moments()).hasSize(12);
    assertThat(whole.moments().getLast().players()).isEqualTo(300);
    assertThat(whole.moments().getLast().figure(Metric.PACKETS).orElseThrow())
        .isCloseTo(30_000, within(1.0));
    assertThat(whole.moments().getLast().figure(Metric.DELAY_P99)).isPresent();
  }

  @Test
  void theServersTimeIsSharedByAllPackets() throws Exception {
    StepEntry alone =
        merged(
            List.of(withoutServer(SampleResults.part(0, 2, 100)), SampleResults.part(1, 2, 100)));

    assertThat(alone.figure(Metric.CPU_PER_PACKET).orElseThrow()).isCloseTo(4.25, within(0.01));
    assertThat(alone.figure(Metric.PACKETS_PER_CPU).orElseThrow())
        .isCloseTo(234_000, within(100.0));
  }

  @Test
  void theWholeIsAResultLikeAnyOther() throws Exception {
    LoadResult whole = Merge.of(List.of(first, second), SampleResults.GOALS);

    assertThat(whole.verdict().assertions()).hasSize(2).allMatch(assertion -> assertion.met());
    assertThat(HtmlReport.write(whole)).contains("Load test by 2 workers");
  }

  @Test
  void refusesWhatIsNotAllOfOneTest() {
    assertThatThrownBy(() -> merged(List.of(first))).hasMessage("1 of 2 parts are missing");
    assertThatThrownBy(() -> merged(List.of(first, first)))
        .hasMessageStartingWith("these are not the parts of one test");
    assertThatThrownBy(() -> merged(List.of(first, SampleResults.part(1, 3, 5))))
        .hasMessageStartingWith("these are not the parts of one test");
    assertThatThrownBy(() -> merged(List.of(SampleResults.search())))
        .hasMessageStartingWith("a search cannot be merged");
  }

  private static StepEntry merged(List<LoadResult> parts) throws Exception {
    return Merge.of(parts, List.of()).steps().getFirst();
  }

  /** As a worker on another machine than the server's writes it. */
  private static LoadResult withoutServer(LoadResult result) {
    StepEntry step = result.steps().getFirst();
    step.figures().remove(Metric.CPU_PER_PACKET.id());
    step.figures().remove(Metric.PACKETS_PER_CPU.id());
    return result;
  }
}
