package org.commonpurse.allocation.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.allocation.measure.MeasureBooks.ADA;
import static org.commonpurse.allocation.measure.MeasureBooks.MODEL;
import static org.commonpurse.allocation.measure.MeasureBooks.VALE;
import static org.commonpurse.allocation.measure.MeasureBooks.observeAndApprove;
import static org.commonpurse.allocation.measure.MeasureBooks.open;
import static org.commonpurse.allocation.measure.MeasureBooks.value;

import java.time.LocalDate;
import java.util.List;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.impact.ImpactModel;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Savings and extra costs of a year by what they rest on, by hand and against the horizon. */
class MeasuredYearTest {

  private static final FinancialYear FIRST = FinancialYear.parse("2023-24");

  /** Days at home are a process here, worth £192.83 each to the council and no cash. */
  private static final String BOTH_KINDS =
      MODEL
          + """
            - effect: visits
              cohort: people aged 65 and over
              scheme: frailty
              measure: days-at-home
              kind: process
              better: more
              baseline:
                method: as counted
                on: 2023-03-31
                units: [{year: 2023-24, units: 400}]
              plan: [{year: 2023-24, units: 400}]
              since: 2023-24
              saves: {partner: county, price: week, cashable: [0%]}
              status: illustrative
          """;

  private Ledger ledger;

  @BeforeEach
  void openTheBooks() {
    ledger = open(TestStores.SQLITE.fresh(), BOTH_KINDS);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private List<MeasuredYear> years() {
    return ledger.books().now(at -> MeasuredYear.of(at, VALE));
  }

  /** Posts a saving of £1,000.00 and a set-up cost of £400.00 that no model speaks of. */
  private void postByHand(LocalDate on) {
    var scheme = SchemeCode.of("frailty");
    var measure = MeasureCode.of("delayed-days");
    var saving = Account.saving(PartnerCode.of("acute"), scheme, measure, ImpactModel.CASHABLE);
    var cost = Account.burden(PartnerCode.of("county"), scheme, measure, ImpactModel.SET_UP);
    var entry =
        new JournalEntry(
            VALE,
            Book.IMPACT,
            on,
            "by hand",
            "hand",
            List.of(
                new Posting(saving, 1_000_00),
                new Posting(cost, -400_00),
                new Posting(Account.measure(scheme, measure), -600_00)));
    ledger.journal().post(new Submission(entry, new EntryKey("hand"), ADA));
  }

  @Test
  void hasNoYearWhereNothingLanded() {
    assertThat(years()).isEmpty();
  }

  @Test
  void tellsOutcomesProcessesAndOtherEntriesApart() {
    observeAndApprove(ledger, value("response", "2023-24/q1", 1_870));
    // The correction takes the first back, so that only 150 avoided are left.
    observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
    // 130 counted where 100 were expected: 30 x 192.83 = 5,784.90.
    observeAndApprove(ledger, value("visits", "2023-24/q1", 130));
    postByHand(LocalDate.of(2024, 3, 31));

    var year = years().get(0);

    assertThat(years()).hasSize(1);
    assertThat(year.year()).isEqualTo(FIRST);
    assertThat(year.outcome()).isEqualTo(new MeasuredYear.MeasuredAmounts(312_255_00, 315_176_25));
    assertThat(year.process()).isEqualTo(new MeasuredYear.MeasuredAmounts(5_784_90, 0));
    assertThat(year.ofNoModel()).isEqualTo(new MeasuredYear.MeasuredAmounts(1_000_00, 400_00));
    assertThat(year.total().netPence()).isEqualTo(-2_921_25 + 5_784_90 + 600_00);
  }

  @Test
  void countsWhatIsTakenBackByHandWithWhatItTakesBackInTheYearInWhichThatCounts() {
    var posted = observeAndApprove(ledger, value("visits", "2023-24/q1", 130)).realisation();
    ledger
        .journal()
        .reverse(
            Reversal.whole(
                VALE,
                posted.posted().entry().orElseThrow(),
                LocalDate.of(2024, 4, 1),
                "counted twice",
                new EntryKey("back"),
                ADA));

    assertThat(years()).hasSize(2);
    assertThat(years().get(1).process()).isEqualTo(new MeasuredYear.MeasuredAmounts(-5_784_90, 0));
    assertThat(years().get(1).ofNoModel()).isEqualTo(new MeasuredYear.MeasuredAmounts(0, 0));
  }

  /** The horizon reads balances by partner and nature, and knows nothing of models. */
  @Test
  void addsUpToTheHorizonInEachYear() {
    observeAndApprove(ledger, value("response", "2023-24/q1", 1_850));
    observeAndApprove(ledger, value("response", "2023-24/q2", 2_160)); // worse than expected
    observeAndApprove(ledger, value("visits", "2023-24/q4", 91));
    postByHand(LocalDate.of(2024, 4, 30));
    var rows = ledger.books().now(at -> Horizons.of(at, VALE)).rows();

    assertThat(years()).hasSize(2);
    for (var year : years()) {
      var ofYear = rows.stream().filter(row -> row.year().equals(year.year())).toList();
      assertThat(year.total().savingsPence())
          .isEqualTo(ofYear.stream().map(HorizonRow::savings).mapToLong(s -> s.totalPence()).sum());
      assertThat(year.total().extraCostsPence())
          .isEqualTo(
              ofYear.stream().map(HorizonRow::extraCosts).mapToLong(c -> c.totalPence()).sum());
    }
  }
}
