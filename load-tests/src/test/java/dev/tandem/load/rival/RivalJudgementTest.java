package dev.tandem.load.rival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.report.SideBySide;
import dev.tandem.load.report.SideBySide.Round;
import dev.tandem.load.report.StepEntry;
import dev.tandem.load.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RivalJudgementTest {

  @Test
  void allHoldsWhereOursIsFiveTimesAsGoodAndCostGrowsWithTheLoad() {
    List<Round> rounds = new ArrayList<>();
    for (int players : List.of(50, 200, 500)) {
      rounds.add(janus(players));
      rounds.add(tandem(Steps.of(players, 600_000, 1.6, 1, 0)));
    }

    assertThat(judge(rounds)).hasSize(4).allMatch(RivalJudgement.Point::holds);
    assertThat(judge(rounds).getFirst().words())
        .isEqualTo("200 players: 6.00 times the packets per CPU second; wanted: 5 times");
  }

  @Test
  void fourTimesAsGoodIsNotEnough() {
    assertThat(failing(Steps.of(200, 400_000, 2.5, 1, 0)))
        .containsExactly("200 players: 4.00 times the packets per CPU second; wanted: 5 times");
  }

  @Test
  void aLongerDelayThanTheRivalsIsTold() {
    assertThat(failing(Steps.of(200, 600_000, 1.6, 4, 0)))
        .containsExactly(
            "200 players: forward delay p99 4.00 ms; wanted: not above the rival's 3.00 ms");
  }

  @Test
  void lossIsTold() {
    assertThat(failing(Steps.of(200, 600_000, 1.6, 1, 0.01)))
        .containsExactly(
            "200 players: loss in the worst round 0.0100 %, the rival's 0.0000 %; wanted: none on"
                + " either side");
  }

  @Test
  void costThatGrowsFasterThanTheLoadIsTold() {
    List<RivalJudgement.Point> points =
        judge(
            List.of(
                janus(50),
                tandem(Steps.of(50, 600_000, 1.6, 1, 0)),
                janus(500),
                tandem(Steps.of(500, 500_000, 2, 1, 0))));

    assertThat(points.getLast().holds()).isFalse();
    assertThat(points.getLast().words())
        .startsWith("a packet costs 1.60 us with 50 players and 2.00 us with 500");
  }

  private static List<String> failing(Step ours) {
    return judge(List.of(janus(200), tandem(ours))).stream()
        .filter(point -> !point.holds())
        .map(RivalJudgement.Point::words)
        .toList();
  }

  private static List<RivalJudgement.Point> judge(List<Round> rounds) {
    return RivalJudgement.of(new SideBySide(Side.OURS.label(), Side.RIVAL.label(), rounds));
  }

  private static Round janus(int players) {
    return new Round(Side.RIVAL.label(), StepEntry.of(Steps.of(players, 100_000, 10, 3, 0)));
  }

  private static Round tandem(Step step) {
    return new Round(Side.OURS.label(), StepEntry.of(step));
  }
}
