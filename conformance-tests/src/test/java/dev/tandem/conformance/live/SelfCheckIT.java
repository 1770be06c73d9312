package dev.tandem.conformance.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.conformance.fault.Faults;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.selfcheck.FaultResult;
import dev.tandem.conformance.selfcheck.Judgement;
import dev.tandem.conformance.selfcheck.SelfCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every fault is noticed by the checks that claim it, which pass without it; and the relay of media
 * that makes faults makes no other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelfCheckIT {
  private static final int WORKERS = 5;

  /**
   * The relay has a consent of its own towards the server, which outlives that of a player, and no
   * TCP candidates.
   */
  private static final Set<String> NOT_THROUGH_THE_RELAY =
      Set.of("media-stop-without-consent", "media-is-published-over-tcp");

  private final Map<String, Future<FaultResult>> tries = new LinkedHashMap<>();
  private SelfCheck selfCheck;
  private Map<String, Future<Judgement>> throughRelay;

  /** Gives all the work at once, so that no pair of servers is ever idle. */
  @BeforeAll
  void start() {
    selfCheck =
        SelfCheck.start(
            ReferenceServers.command(), ReferenceServers.folder().resolve("faulty"), WORKERS);
    throughRelay = selfCheck.submitFaultless(() -> new MediaRelay(MediaTampering.NONE));
    Faults.all().forEach(fault -> tries.put(fault.name(), selfCheck.submit(fault)));
  }

  @AfterAll
  void end() {
    selfCheck.close();
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsKilled() {
    return tries.entrySet().stream()
        .map(attempt ->
            DynamicTest.dynamicTest(
                attempt.getKey(),
                () -> assertThat(SelfCheck.value(attempt.getValue()).complaints()).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> withoutFaultEveryCheckPassesThroughTheMediaRelay() {
    return throughRelay.entrySet().stream()
        .filter(run -> !NOT_THROUGH_THE_RELAY.contains(run.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(run ->
            DynamicTest.dynamicTest(
                run.getKey(),
                () ->
                    assertThat(SelfCheck.value(run.getValue()))
                        .matches(Judgement::passed, "the check passed")));
  }
}
