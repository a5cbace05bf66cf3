package org.commonpurse.allocation.horizon;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.FundKind;

/**
 * Something that must add up in every fund and year, with both sides worked out by themselves.
 *
 * @param number  its number, as the documentation counts them
 * @param year  the year
 * @param statement  what must be equal, in words
 * @param leftPence  the left side
 * @param rightPence  the right side
 */
public record Identity(
    int number, FinancialYear year, String statement, long leftPence, long rightPence) {

  /** Whether it adds up. */
  public boolean holds() {
    return leftPence == rightPence;
  }

  /**
   * The identities of a horizon, year by year. Only a pooled fund has a closing balance of its own, so
   * the second is left out for others.
   */
  public static List<Identity> of(Horizon horizon) {
    var identities = new ArrayList<Identity>();
    for (var pool : horizon.pool()) {
      var rows = horizon.rows().stream().filter(row -> row.year().equals(pool.year())).toList();
      identities.addAll(of(pool, rows, horizon.kind()));
    }
    return List.copyOf(identities);
  }

  private static List<Identity> of(PoolYear pool, List<HorizonRow> rows, FundKind kind) {
    var identities = new ArrayList<Identity>();
    var year = pool.year();
    var closing = pool.closing();
    long incomes = Sums.of(pool.income().paidInPence(), pool.income().otherPence());
    long charges = Sums.of(pool.poolCharges().netPence(), pool.sharing().netPence());
    long put = pool.reserves().netPutPence();
    identities.add(
        new Identity(
            1,
            year,
            "Paid in, other income, charged less credited, drawn less put into reserves and undecided"
                + " are what was spent and what is left over.",
            Sums.of(incomes, charges, -put, pool.undecidedPence()),
            Sums.of(pool.spending().plan().spentPence(), pool.leftOverPence())));
    if (kind == FundKind.POOLED) {
      identities.add(
          new Identity(
              2,
              year,
              "Opening and the year's movements are what is at the bank and receivable, less payable.",
              pool.closingPence(),
              closing.assets().netPence()));
      identities.add(
          new Identity(
              2,
              year,
              "Opening and the year's movements are reserves by owner and what is left over to date,"
                  + " less undecided to date.",
              pool.closingPence(),
              Sums.of(
                  closing.reservesPence(), closing.leftOverPence(), -closing.undecidedPence())));
    }
    long fromReserves = -pool.reserves().bySharingClauses().netPutPence();
    identities.add(
        new Identity(
            3,
            year,
            "Sharing over all partners is what sharing clauses drew from reserves less what they put"
                + " into them.",
            rows.stream().mapToLong(HorizonRow::sharingPence).reduce(0, Math::addExact),
            fromReserves));
    identities.add(
        new Identity(
            4,
            year,
            "Net after sharing over all partners is savings less extra costs, with what sharing"
                + " clauses drew from reserves less what they put into them.",
            rows.stream().mapToLong(HorizonRow::netAfterPence).reduce(0, Math::addExact),
            Sums.of(
                rows.stream()
                    .mapToLong(row -> row.savings().totalPence())
                    .reduce(0, Math::addExact),
                -rows.stream()
                    .mapToLong(row -> row.extraCosts().totalPence())
                    .reduce(0, Math::addExact),
                fromReserves)));
    identities.add(
        new Identity(
            5,
            year,
            "Pool cost borne over all partners is what was spent, what was put into reserves less"
                + " drawn by all but sharing clauses and what is left over, less undecided and other"
                + " income.",
            rows.stream().mapToLong(HorizonRow::poolCostPence).reduce(0, Math::addExact),
            Sums.of(
                pool.spending().plan().spentPence(),
                pool.reserves().netPutBesideSharingPence(),
                pool.leftOverPence(),
                -pool.undecidedPence(),
                -pool.income().otherPence())));
    return identities;
  }
}
