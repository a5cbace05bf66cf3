package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.commonpurse.allocation.simulation.Estimate;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Amounts drawn at random; what is said is held to them. The seed is the number of the repetition. */
class FuturesAgainstPlanTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  private static FuturesAgainstPlan of(long planned, long middle, double error) {
    return new FuturesAgainstPlan(planned, new Estimate(middle, error), POUNDS);
  }

  @Test
  void saysThatItPaysAsPlannedAndNotInTheMiddleOfItsFutures() {
    assertThat(of(389_964_00, -85_000_00, 2_000_00).differs("All partners"))
        .contains(
            "All partners: as planned it pays £390k, but half of its futures end below \u2212£85k, so that it does not pay in at least half of them");
    assertThat(of(-5_00, 85_000_00, 2_000_00).differs("ICB"))
        .contains(
            "ICB: as planned it does not pay, at \u2212£5.00, but half of its futures end above £85k, so that it pays in at least half of them");
  }

  @RepeatedTest(300)
  void saysSoOnlyWhereTheAnswersDifferAndTheMiddleHasOne(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    long planned = random.nextLong(-1_000_00, 1_000_01) * random.nextLong(0, 3);
    long middle = random.nextLong(-1_000_00, 1_000_01) * random.nextLong(0, 3);
    double error = random.nextDouble(0, 2_000_00);
    var said = of(planned, middle, error).differs("X");

    boolean differ = planned < 0 != middle < 0;
    boolean hasAnswer = middle > error || middle < -error;
    assertThat(said.isPresent()).isEqualTo(differ && hasAnswer);
    if (said.isPresent()) {
      assertThat(said.get().contains("it pays \u00a3")).isEqualTo(planned >= 0);
      assertThat(said.get().contains("end below \u2212\u00a3")).isEqualTo(middle < 0);
      assertThat(said.get().contains("end above \u00a3")).isEqualTo(middle >= 0);
    }
  }
}
