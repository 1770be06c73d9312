package dev.tandem.server.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.server.republish.RepublishRefusedException.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {
  private final Bench bench = Bench.withTls();

  @BeforeEach
  void publish() {
    bench.publish("near");
    bench.publish("near2");
  }

  private static RepublishRefusedException refusal(Bench bench, String uri, String... names) {
    return catchThrowableOfType(
        RepublishRefusedException.class,
        () -> bench.republisher.push(RepublishRequest.of(uri, names[0], names[1])));
  }

  @Test
  void aStreamThatIsNotPublishedHereIsNotFound() {
    RepublishRefusedException e = refusal(bench, Bench.URI, "nowhere", "far");

    assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(e).hasMessageContaining("no stream \"nowhere\" is published here");
  }

  @ParameterizedTest
  @CsvSource({
    "http://far:8080, is neither ws nor wss",
    "far:8080, is neither ws nor wss",
    "ws://, malformed",
    "ws://far:0/, names no host or a port outside 1 to 65535",
    "ws://far:70000/, names no host or a port outside 1 to 65535",
    "ws://user@far/, has user info or a fragment",
    "ws://far/#x, has user info or a fragment",
    "ws://fa r, malformed",
    "'', 'uri missing; expected uri, localStreamName and remoteStreamName'"
  })
  void aBadUriIsABadRequest(String uri, String message) {
    RepublishRefusedException e = refusal(bench, uri, "near", "far");

    assertThat(e.reason()).isEqualTo(Reason.BAD_REQUEST);
    assertThat(e).hasMessageContaining(message);
  }

  @Test
  void missingNamesAreABadRequest() {
    assertThat(refusal(bench, Bench.URI, "", " "))
        .hasMessageStartingWith("localStreamName, remoteStreamName missing; expected uri");
  }

  @Test
  void wssNeedsTheSetting() {
    Bench plain = new Bench();
    plain.publish("near");

    RepublishRefusedException e = refusal(plain, "wss://far:8443", "near", "far");

    assertThat(e.reason()).isEqualTo(Reason.INTERNAL);
    assertThat(e).hasMessageContaining("set wcs_agent_ssl=true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws://far:8080", "WS://FAR:8080/", "ws://far:8080/socket"})
  void theSamePushTwiceIsAConflictHoweverTheUriIsSpelled(String uri)
      throws RepublishRefusedException {
    bench.push("near", "far");

    RepublishRefusedException e = refusal(bench, uri, "near", "far");

    assertThat(e.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(e).hasMessageContaining("is under way already");
  }

  @Test
  void aRemoteNameThatAnotherLocalStreamUsesIsAConflict() throws RepublishRefusedException {
    bench.push("near", "far");

    RepublishRefusedException e = refusal(bench, Bench.URI, "near2", "far");

    assertThat(e.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(e).hasMessageContaining("remoteStreamName \"far\" at that uri is taken");
  }

  @Test
  void oneStreamMayBePushedManyTimesUnderOtherNamesAndToOtherServers()
      throws RepublishRefusedException {
    bench.push("near", "far");
    bench.push("near", "far2");
    bench.republisher.push(RepublishRequest.of("ws://other", "near", "far"));
    bench.republisher.push(RepublishRequest.of("wss://far:8080", "near", "far"));

    assertThat(bench.republisher.findAll())
        .extracting(RepublishInfo::uri)
        .containsExactly(Bench.URI, Bench.URI, "ws://other/websocket", "wss://far:8080/websocket");
  }

  @Test
  void thereIsALimit() throws RepublishRefusedException {
    Bench small = Bench.withMaxSessions(1);
    small.publish("near");
    small.push("near", "far");

    assertThat(refusal(small, Bench.URI, "near", "far2"))
        .hasMessage("there are 1 pushes and pulls; no more are allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "ws://Far:8080, , , 2",
    "ws://far:8080/socket, , , 2",
    "ws://far:8080/websocket, near, far2, 1",
    "ws://far:8081, , , 0",
    "wss://far:8080, , , 0",
    "nonsense, , , 0",
    ", near, , 3",
    ", , far, 2",
    ", near2, , 0",
    ", , , 0"
  })
  void terminateFiltersByWhatIsGiven(String uri, String local, String remote, int expected)
      throws RepublishRefusedException {
    bench.push("near", "far");
    bench.push("near", "far2");
    bench.republisher.push(RepublishRequest.of("ws://other", "near", "far"));

    assertThat(bench.republisher.terminate(new RepublishFilter(uri, local, remote, null)))
        .isEqualTo(expected);
    assertThat(bench.republisher.findAll()).hasSize(3 - expected);
  }

  @Test
  void terminateFindsAPushByItsId() throws RepublishRefusedException {
    RepublishInfo first = bench.push("near", "far");
    RepublishInfo second = bench.push("near", "far2");

    bench.republisher.terminate(new RepublishFilter(null, null, null, first.id()));

    assertThat(bench.republisher.findAll())
        .extracting(RepublishInfo::id)
        .containsExactly(second.id());
  }

  @Test
  void aNewPushWaitsUntilTheTargetHasLetGoOfTheNameThatTheOldOneHeld()
      throws RepublishRefusedException {
    bench.push("near", "far");
    FakeTarget.Link old = bench.link();
    old.establishes();
    bench.republisher.terminate(new RepublishFilter(Bench.URI, null, null, null));

    bench.push("near", "far");
    assertThat(bench.target.links).hasSize(1);
    old.reports("UNPUBLISHED", "");

    assertThat(bench.target.links).hasSize(2);
  }

  @Test
  void aNewPushWaitsForADeadTargetNoLongerThanTheFarewell() throws RepublishRefusedException {
    bench.push("near", "far");
    bench.link().establishes();
    bench.republisher.terminate(new RepublishFilter(Bench.URI, null, null, null));
    bench.push("near", "far");

    bench.timer.advance(Duration.ofSeconds(2));

    assertThat(bench.target.links).hasSize(2);
    assertThat(List.of(bench.target.links.getFirst().closed, bench.link().closed))
        .containsExactly(true, false);
  }
}
