package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.commonpurse.allocation.projection.Swing;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.RangeWords;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Answers that go straight from one end of a range to the other, drawn at random; the sentence is read and held to
 * them at whole values. The seed is the number of the repetition.
 */
class SensitivityFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);
  private static final Pattern WHERE =
      Pattern.compile("where (\\w+) is (?:below (\\d+)|(\\d+) or more)");
  private static final int STEPS = 100;

  /** An answer that goes from one amount at 0 to another at 100. */
  private record Straight(String name, long atLow, long atHigh) {

    long at(int value) {
      return atLow + (atHigh - atLow) * value / STEPS;
    }

    Swing swing() {
      var switches = new ArrayList<Swing.Switch>();
      for (int value = 1; value <= STEPS; value++) {
        if (at(value - 1) < 0 != at(value) < 0) {
          switches.add(new Swing.Switch(String.valueOf(value), at(value) >= 0));
        }
      }
      return new Swing(name, "0", String.valueOf(STEPS), atLow, atHigh, switches);
    }
  }

  @RepeatedTest(300)
  void saysWhereTheAnswerWouldBeAnother(RepetitionInfo repetition) {
    var random = new SplittableRandom(repetition.getCurrentRepetition());
    var answers = new ArrayList<Straight>();
    long planned = random.nextLong(-1_000_00, 1_000_00) * 1000;
    for (int i = 0; i <= random.nextInt(4); i++) {
      // Each range goes through the plan as it stands.
      long low = planned + random.nextLong(-2_000_00, 1) * 1000;
      long high = planned + random.nextLong(2_000_00) * 1000;
      boolean isRising = random.nextBoolean();
      answers.add(new Straight("a" + i, isRising ? low : high, isRising ? high : low));
    }
    answers.sort(Comparator.comparing((Straight each) -> each.swing().widthPence()).reversed());
    var findings =
        new SensitivityFindings(
            planned,
            answers.stream().map(Straight::swing).toList(),
            new RangeWords(Map.of(), POUNDS),
            POUNDS);
    var text = findings.headline();

    assertThat(text.startsWith("The plan pays")).as(text).isEqualTo(planned >= 0);
    assertThat(text.startsWith("The plan does not pay")).as(text).isEqualTo(planned < 0);
    List<Straight> turning =
        answers.stream().filter(each -> each.atLow() < 0 != each.atHigh() < 0).toList();
    assertThat(text.contains("whichever value")).as(text).isEqualTo(turning.isEmpty());
    var where = WHERE.matcher(text);
    if (where.find()) {
      var named =
          answers.stream()
              .filter(each -> each.name().equals(where.group(1)))
              .findFirst()
              .orElseThrow();
      assertThat(named).isEqualTo(turning.get(0));
      for (int value = 0; value <= STEPS; value++) {
        boolean isThere =
            where.group(2) != null
                ? value < Integer.parseInt(where.group(2))
                : value >= Integer.parseInt(where.group(3));
        assertThat(named.at(value) >= 0 != planned >= 0)
            .as("%s at %d", text, value)
            .isEqualTo(isThere);
      }
    } else {
      assertThat(turning).isEmpty();
    }
    assertThat(text.contains(" it too")).as(text).isEqualTo(turning.size() > 1);
    assertThat(findings.widestInWords())
        .startsWith("A" + answers.get(0).name().substring(1))
        .endsWith(POUNDS.brief(Math.max(answers.get(0).atLow(), answers.get(0).atHigh())));
  }
}
