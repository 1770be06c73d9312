package dev.tandem.load.rival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.report.SideBySide.Round;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

  @Test
  void serversTakeTurnsAndTheFirstRoundDoesNotCount() throws Exception {
    List<String> order = new ArrayList<>();
    Contest contest =
        new Contest(
            (side, players, round) -> {
              order.add(side + " " + players + " " + round);
              return Steps.of(players, 1, 1, 1, 0);
            },
            2);

    List<Round> counted = contest.run(List.of(50, 200));

    assertThat(order)
        .startsWith("RIVAL 50 0", "OURS 50 0", "RIVAL 50 1", "OURS 50 1", "RIVAL 50 2")
        .endsWith("RIVAL 200 2", "OURS 200 2")
        .hasSize(12);
    assertThat(counted)
        .extracting(Round::server)
        .containsExactly(
            "Janus", "Tandem", "Janus", "Tandem", "Janus", "Tandem", "Janus", "Tandem");
    assertThat(counted).extracting(round -> round.step().players()).contains(50, 200);
  }
}
