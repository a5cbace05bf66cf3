package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.ledger.PostingTest.codeOf;
import static org.commonpurse.ledger.Samples.ADAPTATIONS;
import static org.commonpurse.ledger.Samples.CHARITY;
import static org.commonpurse.ledger.Samples.COMMUNITY;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.REABLEMENT;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.spent;
import static org.commonpurse.ledger.Samples.submission;

import java.time.LocalDate;
import java.util.List;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Approval;
import org.commonpurse.ledger.plan.AgainstBudget;
import org.commonpurse.ledger.plan.PlanRow;
import org.commonpurse.ledger.plan.Plans;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets, virements and forecasts against what was spent. */
class PlanTest {

  private static final Plans.Line NURSES = new Plans.Line(REABLEMENT, MINIMUM, COMMUNITY);
  private static final Plans.Line VOLUNTEERS = new Plans.Line(REABLEMENT, MINIMUM, CHARITY);
  private static final Plans.Line RAMPS = new Plans.Line(ADAPTATIONS, DFG, CHARITY);
  private static final Approval BOARD = new Approval(new Actor("board"), "JCB 14/9");

  private static EntryKey key(String key) {
    return new EntryKey(key);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void comparesBudgetWithActualAndForecastInOneQuery(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      LocalDate april = LocalDate.of(2023, 4, 1);
      LocalDate october = LocalDate.of(2023, 10, 1);
      var plans = ledger.plans();
      plans.budget(FUND, april, NURSES, ICB, 1000, key("b1"), TREASURER);
      plans.budget(FUND, april, RAMPS, COUNTY, 500, key("b2"), TREASURER);
      plans.virement(FUND, october, NURSES, VOLUNTEERS, 200, BOARD, key("v1"), TREASURER);
      plans.forecast(FUND, october, NURSES, 90, "Agency staff", key("f1"), TREASURER);
      ledger
          .journal()
          .post(submission("s1", spent("2023-06-01", REABLEMENT, MINIMUM, COMMUNITY, 600)));

      FinancialYear year = FinancialYear.parse("2023-24");
      assertThat(plans.compare(FUND, year, LocalDate.of(2023, 9, 30), Grouping.SCHEME))
          .containsExactly(
              row(RowKey.of(Grouping.SCHEME, "adaptations"), 500, 500, 0, 500),
              row(RowKey.of(Grouping.SCHEME, "reablement"), 1000, 1000, 600, 1090));
      assertThat(plans.compare(FUND, year, october, Grouping.PARTNER, Grouping.PROVIDER))
          .containsExactly(
              row(key("county", "charity"), 500, 500, 0, 500),
              row(key("icb", "charity"), 200, 200, 0, 200),
              row(key("icb", "community"), 800, 800, 600, 890));
      assertThat(
              codeOf(
                  () ->
                      plans.virement(
                          FUND, october, NURSES, RAMPS, 801, BOARD, key("v2"), TREASURER)))
          .isEqualTo("LEDGER_VIREMENT_EXCEEDS_BUDGET");
    }
  }

  private static RowKey key(String partner, String provider) {
    return new RowKey(List.of(Grouping.PARTNER, Grouping.PROVIDER), List.of(partner, provider));
  }

  private static PlanRow row(
      RowKey key, long budget, long budgetToDate, long actual, long forecast) {
    return new PlanRow(
        key, new AgainstBudget(budgetToDate, actual), new AgainstBudget(budget, forecast));
  }
}
