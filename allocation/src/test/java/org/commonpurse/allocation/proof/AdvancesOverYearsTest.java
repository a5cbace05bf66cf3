package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.Advanced;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Repayments;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.junit.jupiter.api.Test;

/** Advances over years of random over- and underspends, held against a plain list of debts. */
class AdvancesOverYearsTest {

  private static final FinancialYear FIRST = new FinancialYear(2015);
  private static final int CASES = 400;
  private static final int YEARS = 8;

  /** What is random: who owes it, and how it is repaid. */
  private record Terms(
      boolean isByPartners, int over, int grace, int interest, Optional<Integer> lapsesAfter) {

    static Terms any(SplittableRandom random) {
      int over = random.nextInt(4);
      return new Terms(
          random.nextBoolean(),
          over,
          over == 0 ? 0 : random.nextInt(3),
          random.nextInt(3) * random.nextInt(8),
          random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(4)));
    }

    Agreement agreement() {
      return AgreementReader.read(
          Document.parse(
              "agreement.yml",
              """
              agreement: Advanced
              version: 1
              in-force: {from: 2015-04-01}
              partners: [lender, borrower]
              advances: {loan: {owed-by: %s%s%s, interest: %d%%%s}}
              clauses:
                - {clause: "1", takes: overspend, bear: %s, advanced: {as: loan%s}}
                - {clause: "2", takes: underspend, pay-back: {of: loan}, bear: unallocated}
              """
                  .formatted(
                      isByPartners ? "partners" : "fund",
                      over > 0 ? ", over: " + over : "",
                      grace > 0 ? ", grace: " + grace : "",
                      interest,
                      lapsesAfter.map(after -> ", lapses-after: " + after).orElse(""),
                      isByPartners ? "borrower" : "lender",
                      isByPartners ? ", by: lender" : "")));
    }
  }

  /** A debt of one year. */
  private static final class Debt {
    private final int since;
    private final long principal;
    private long owed;

    Debt(int since, long principal) {
      this.since = since;
      this.principal = principal;
      this.owed = principal;
    }
  }

  /** The debts year by year, by the plain meaning of the terms. */
  private static final class Plain {
    private final Terms terms;
    private final List<Debt> debts = new ArrayList<>();

    Plain(Terms terms) {
      this.terms = terms;
    }

    /** What the lender pays in a year of so much above (or below) the budget. */
    long lenderPays(int year, long variance) {
      terms.lapsesAfter().ifPresent(most -> debts.removeIf(debt -> year - debt.since > most));
      long pays = 0;
      for (var debt : debts) {
        long interest = (debt.owed * terms.interest() + 50) / 100;
        pays -= terms.over() > 0 ? interest : 0;
        debt.owed += terms.over() > 0 ? 0 : interest;
      }
      if (variance < 0) {
        long repaid = Math.min(-variance, total());
        pays -= repaid;
        takeOff(repaid);
      }
      for (var debt : debts) {
        long due = Math.max(debt.owed - allowed(debt, year), 0);
        pays -= due;
        debt.owed -= due;
      }
      if (variance > 0) {
        pays += variance;
        debts.add(new Debt(year, variance));
      }
      return pays;
    }

    long total() {
      return debts.stream().mapToLong(debt -> debt.owed).sum();
    }

    /** Of equal parts the first have the odd pennies. */
    private long allowed(Debt debt, int year) {
      if (terms.over() == 0) {
        return Long.MAX_VALUE;
      }
      int parts = Math.min(Math.max(year - debt.since - terms.grace(), 0), terms.over());
      long part = debt.principal / terms.over();
      long odd = debt.principal % terms.over();
      return debt.principal - parts * part - Math.min(parts, odd);
    }

    /** In proportion, odd pennies to the largest remainders, of equal ones to the oldest. */
    private void takeOff(long repaid) {
      long total = total();
      if (repaid == 0) {
        return;
      }
      var claims = debts.stream().map(debt -> Exact.of(repaid * debt.owed, total)).toList();
      long left = repaid - claims.stream().mapToLong(Exact::wholePart).sum();
      var order =
          IntStream.range(0, debts.size())
              .boxed()
              .sorted(Comparator.comparing((Integer i) -> claims.get(i).remainder()).reversed())
              .toList();
      for (int i = 0; i < debts.size(); i++) {
        debts.get(i).owed -= claims.get(i).wholePart();
      }
      order.stream().limit(left).forEach(i -> debts.get(i).owed--);
    }
  }

  private static Outturn outturn(int year, long variance) {
    return OutturnReader.read(
        Document.parse(
            "outturn.yml",
            """
            outturn: worked-case
            year: %s
            lines: [{scheme: care, budget: 1000000.00, actual: %d.%02d}]
            """
                .formatted(
                    new FinancialYear(FIRST.startYear() + year),
                    (100_000_000 + variance) / 100,
                    (100_000_000 + variance) % 100)));
  }

  private static long owed(State state) {
    var advanced = state.advances().get(InvestmentCode.of("loan"));
    return Optional.ofNullable(advanced)
        .map(Advanced::claims)
        .map(each -> each.owedPence())
        .orElse(0L);
  }

  @Test
  void comeToWhatAPlainListOfDebtsComesTo() {
    for (long seed : Seeds.of(CASES)) {
      var random = new SplittableRandom(seed);
      var terms = Terms.any(random);
      var agreement = terms.agreement();
      var plain = new Plain(terms);
      var state = State.INITIAL;
      for (int year = 0; year < YEARS; year++) {
        long variance = random.nextInt(4) * (random.nextLong(100_000) - 50_000);
        var applied = Engine.apply(agreement, outturn(year, variance), state);
        state = applied.state();

        assertThat(applied.allocation().chargesPence().get(0))
            .as("year %d of %s, %s", year, terms, Seeds.described(seed))
            .isEqualTo(plain.lenderPays(year, variance));
        assertThat(owed(state)).as(Seeds.described(seed)).isEqualTo(plain.total());
        requireTold(agreement, state, year, seed);
      }
    }
  }

  /** If nothing more happens, each partner pays in each later year what was said before. */
  private static void requireTold(Agreement agreement, State from, int now, long seed) {
    var year = new FinancialYear(FIRST.startYear() + now);
    var told = Repayments.after(year, agreement, from);
    var state = from;
    for (int later = now + 1; later < now + 8; later++) {
      var applied = Engine.apply(agreement, outturn(later, 0), state);
      state = applied.state();
      var of = Optional.of(new FinancialYear(FIRST.startYear() + later));
      for (int i = 0; i < 2; i++) {
        var partner = agreement.parties().code(i);
        long due =
            told.stream()
                .filter(each -> each.year().equals(of) && each.partner().equals(partner))
                .mapToLong(each -> each.totalPence())
                .sum();
        assertThat(applied.allocation().chargesPence().get(i))
            .as("what %s pays in %s, %s", partner, of, Seeds.described(seed))
            .isEqualTo(due);
      }
    }
  }
}
