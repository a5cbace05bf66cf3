package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/**
 * What one application of an agreement hands on to the next.
 *
 * @param reserves  what each reserve holds, by its code; one that is missing has its opening
 *     balance
 * @param unrecovered  what was invested or lost and not yet recovered, in pence, by its name
 * @param recoveries  what partners are still to recover of what they paid, by clause
 * @param carried  the fractions of a penny carried on, by clause and partner
 * @param yearToDate  what clauses that work on the year to date have allocated so far, by clause
 */
public record State(
    Map<ReserveCode, Balance> reserves,
    Map<InvestmentCode, Long> unrecovered,
    Map<ClauseCode, List<Instalment>> recoveries,
    Map<ClauseCode, Map<PartnerCode, Exact>> carried,
    Map<ClauseCode, YearToDate> yearToDate) {

  /** The state before an agreement was ever applied. */
  public static final State INITIAL = new State(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public State {
    reserves = Map.copyOf(reserves);
    unrecovered = Map.copyOf(unrecovered);
    recoveries = Map.copyOf(recoveries);
    carried = Map.copyOf(carried);
    yearToDate = Map.copyOf(yearToDate);
  }

  /**
   * What a reserve holds.
   *
   * @param byOwner  in pence by partner
   * @param unownedPence  what belongs to nobody in particular
   */
  public record Balance(Map<PartnerCode, Long> byOwner, long unownedPence) {
    public Balance {
      byOwner = Map.copyOf(byOwner);
    }

    /** Everything it holds, whoever owns it, in pence. */
    public long totalPence() {
      return byOwner.values().stream().reduce(unownedPence, Math::addExact);
    }
  }

  /**
   * What partners recover in a year.
   *
   * @param pence  by partner, 0 or more
   */
  public record Instalment(FinancialYear year, Map<PartnerCode, Long> pence) {
    public Instalment {
      pence = Map.copyOf(pence);
    }
  }

  /**
   * What was allocated in a year so far.
   *
   * @param fellPence  on whom the causes had fallen, in the order of the parties
   */
  public record YearToDate(FinancialYear year, RoundedAllocation allocation, List<Long> fellPence) {
    public YearToDate {
      fellPence = List.copyOf(fellPence);
    }
  }

  /** What a clause has allocated in a year so far, if anything. */
  Optional<YearToDate> allocatedToDate(ClauseCode clause, FinancialYear year) {
    return Optional.ofNullable(yearToDate.get(clause)).filter(toDate -> toDate.year().equals(year));
  }

  /** This state with other partners in the place of those it names, such as their successors. */
  public State withPartners(UnaryOperator<PartnerCode> successor) {
    var balances = new HashMap<ReserveCode, Balance>();
    reserves.forEach(
        (reserve, balance) ->
            balances.put(
                reserve,
                new Balance(
                    passed(balance.byOwner(), successor, Math::addExact), balance.unownedPence())));
    var due = new HashMap<ClauseCode, List<Instalment>>();
    recoveries.forEach(
        (clause, instalments) ->
            due.put(
                clause,
                instalments.stream()
                    .map(
                        each ->
                            new Instalment(
                                each.year(), passed(each.pence(), successor, Math::addExact)))
                    .toList()));
    var fractions = new HashMap<ClauseCode, Map<PartnerCode, Exact>>();
    carried.forEach(
        (clause, parts) -> fractions.put(clause, passed(parts, successor, Exact::plus)));
    return new State(balances, unrecovered, due, fractions, yearToDate);
  }

  private static <T> Map<PartnerCode, T> passed(
      Map<PartnerCode, T> byPartner, UnaryOperator<PartnerCode> successor, BinaryOperator<T> sum) {
    var passed = new HashMap<PartnerCode, T>();
    byPartner.forEach((partner, part) -> passed.merge(successor.apply(partner), part, sum));
    return passed;
  }
}
