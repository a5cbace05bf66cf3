package org.commonpurse.allocation.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.fund.Code;

/**
 * What one application of an agreement hands on to the next.
 *
 * @param reserves what each reserve holds, by its code; one that is missing has its opening balance
 * @param yearToDate what clauses that work on the year to date have allocated so far, by clause
 */
public record State(Map<Code, Balance> reserves, Map<Code, SoFar> yearToDate) {

  /** The state before an agreement was ever applied. */
  public static final State INITIAL = new State(Map.of(), Map.of());

  public State {
    reserves = Map.copyOf(reserves);
    yearToDate = Map.copyOf(yearToDate);
  }

  /**
   * What a reserve holds.
   *
   * @param byOwner in pence by partner
   * @param unownedPence what belongs to nobody in particular
   */
  public record Balance(Map<Code, Long> byOwner, long unownedPence) {
    public Balance {
      byOwner = Map.copyOf(byOwner);
    }

    public long totalPence() {
      return byOwner.values().stream().reduce(unownedPence, Math::addExact);
    }
  }

  /** What was allocated in a year so far. */
  public record SoFar(FinancialYear year, Whole whole) {}

  /** What a clause has allocated in a year so far, if anything. */
  Optional<Whole> allocatedSoFar(Code clause, FinancialYear year) {
    return Optional.ofNullable(yearToDate.get(clause))
        .filter(soFar -> soFar.year().equals(year))
        .map(SoFar::whole);
  }

  State withReserves(Map<Code, Balance> changed) {
    return new State(changed, yearToDate);
  }

  State withSoFar(Code clause, SoFar soFar) {
    var changed = new HashMap<>(yearToDate);
    changed.put(clause, soFar);
    return new State(reserves, changed);
  }
}
