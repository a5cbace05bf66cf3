package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Reads the sentence as a reader would, and holds it to amounts drawn at random. The seed is the repetition. */
class SavingsFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  @RepeatedTest(300)
  void saysWhatCanLeaveABudgetAndHowMuchOfThePlanCameAbout(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    long savings = random.nextInt(5) == 0 ? 0 : random.nextLong(-1_000_000_00, 3_000_000_00);
    long cashable = savings <= 0 ? savings : random.nextLong(savings + 1);
    long approved = random.nextBoolean() ? 0 : savings / 2;
    long planned = random.nextBoolean() ? 0 : random.nextLong(1, 2_000_000_00);
    long observed = planned == 0 ? 0 : random.nextLong(-1_000_000_00, 3_000_000_00);
    var text =
        new SavingsFindings(savings, cashable, approved, planned, observed, POUNDS).headline();

    assertThat(text.startsWith("No savings were posted")).as(text).isEqualTo(savings == 0);
    assertThat(text.contains("more was used than expected")).as(text).isEqualTo(savings < 0);
    var saved = Pattern.compile("^Of (\\S+) saved, (\\S+) can leave").matcher(text);
    assertThat(saved.find()).as(text).isEqualTo(savings > 0);
    if (savings > 0) {
      assertThat(saved.group(1)).isEqualTo(POUNDS.brief(savings));
      assertThat(saved.group(2)).isEqualTo(POUNDS.brief(cashable));
    }
    var realised = Pattern.compile("; (\u2212?)(\\d+)% of what was planned").matcher(text);
    assertThat(realised.find()).as(text).isEqualTo(planned > 0);
    if (planned > 0) {
      long percent = Long.parseLong(realised.group(2)) * (realised.group(1).isEmpty() ? 1 : -1);
      assertThat(Math.abs(100.0 * observed / planned - percent)).as(text).isLessThanOrEqualTo(0.5);
    }
    assertThat(text.contains("none of it rests on a measure"))
        .as(text)
        .isEqualTo(planned == 0 && approved == 0 && savings != 0);
  }
}
