package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
  @Test
  void runsOnTheJdkThatTheBuildSelected() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
  }
}
