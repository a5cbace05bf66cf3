package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Counted;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.Scope;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.Test;

/** Years of a contract that is counted to date come to what one application to all of it comes to. */
class ContractToDateTest {

  private static final int YEARS = 3;

  @Test
  void theYearsOfAContractComeToWhatAllOfItComesTo() {
    int compared = 0;
    for (long seed : Seeds.of(3_000)) {
      var any = AnyCases.mirrored(seed);
      var random = new SplittableRandom(seed);
      var term = any.agreement().clauses().get(0).term();
      // Who caused the amounts of earlier years is not known, and a deductible is a year's: such
      // terms cannot
      // be said.
      if (!term.toString().matches("(?s).*(Lead|Owner|WhereItFell|AllocatedToDate|Deductible).*")) {
        var stepwise = agreement(any.agreement(), term, ToDate.CONTRACT);
        var parts = new long[any.agreement().parties().size()];
        var state = State.INITIAL;
        long all = 0;
        for (int year = 0; year < YEARS; year++) {
          long full = random.nextLong(-3_000_000, 3_000_000);
          // The first half of a year is applied too, and must not count.
          for (long part : new long[] {full / 2, full}) {
            int month = part == full ? 12 : 6;
            var applied = Engine.apply(stepwise, outturn(any.outturn(), year, month, part), state);
            state = applied.state();
            var given = applied.allocation().clauses().get(0).allocation().partners();
            for (int i = 0; i < parts.length; i++) {
              parts[i] += given.get(i);
            }
          }
          all += full;
        }
        var once =
            Engine.apply(
                agreement(any.agreement(), term, ToDate.NOTHING),
                outturn(any.outturn(), YEARS - 1, 12, all),
                State.INITIAL);

        assertThat(parts)
            .as(Seeds.described(seed))
            .containsExactly(
                once.allocation().clauses().get(0).allocation().partners().stream()
                    .mapToLong(Long::longValue)
                    .toArray());
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(500);
  }

  private static Agreement agreement(Agreement any, Term term, ToDate toDate) {
    var code = ClauseCode.of("clause");
    var clause =
        new Clause(
            code,
            "clause",
            "clause",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            AmountBasis.VARIANCE,
            Scope.UNNAMED,
            Scope.UNNAMED,
            Level.TOGETHER,
            toDate,
            Rounding.USUAL,
            0,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            term);
    return new Agreement(
        any.code(),
        any.title(),
        any.version(),
        any.currency(),
        any.inForceFrom(),
        any.inForceUntil(),
        any.withinYear(),
        any.varies(),
        any.noticeMonths(),
        any.notice(),
        any.parties(),
        any.causes(),
        any.names(),
        any.reserves(),
        any.advances(),
        any.investments(),
        new Counted(Set.of(code), Set.of()),
        any.notNetted(),
        any.partnersSee(),
        List.of(clause));
  }

  /** The figures with one line that is off its budget by so much. */
  private static Outturn outturn(Outturn any, int year, int month, long variance) {
    long budget = 10_000_000;
    var line =
        new Line(
            FundCode.of("fund"),
            SchemeCode.of("scheme"),
            StreamCode.of("stream"),
            Optional.empty(),
            Optional.empty(),
            Nature.REVENUE,
            false,
            true,
            budget,
            budget + variance,
            0);
    return new Outturn(
        any.fund(),
        new FinancialYear(AnyTerms.YEAR.startYear() + year),
        month,
        any.currency(),
        any.contributions(),
        List.of(line),
        List.of(),
        any.measures(),
        any.bases());
  }
}
