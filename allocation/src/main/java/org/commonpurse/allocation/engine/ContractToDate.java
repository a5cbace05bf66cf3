package org.commonpurse.allocation.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.Unit;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What a clause that counts the contract to date had in the years before: it works on all that it took so
 * far, and gives what that comes to less what it has given.
 *
 * @param amountPence  what it shared, in its sign
 * @param borne  by partner, positive where it paid
 */
record ContractToDate(long amountPence, Map<PartnerCode, Long> borne) {

  /** A clause that counts no contract had nothing to count. */
  private static final ContractToDate NONE = new ContractToDate(0, Map.of());

  static ContractToDate of(Clause clause, Past past) {
    if (clause.toDate() != ToDate.CONTRACT) {
      return NONE;
    }
    long amount = 0;
    var borne = new TreeMap<PartnerCode, Long>();
    for (var year : past.settled()) {
      var had = year.clauses().get(clause.code());
      if (had != null) {
        amount = Math.addExact(amount, had.amountPence());
        had.borne().forEach((partner, pence) -> borne.merge(partner, pence, Math::addExact));
      }
    }
    return new ContractToDate(amount, borne);
  }

  /** The units of the period with what was shared before; nothing is known of what caused that. */
  List<Unit> with(List<Unit> units, Clause clause) {
    return clause.toDate() == ToDate.CONTRACT ? units.stream().map(this::with).toList() : units;
  }

  private Unit with(Unit unit) {
    return new Unit(
        unit.label(), List.of(), unit.amount().plus(Exact.of(amountPence)), unit.budgetPence());
  }

  /** What it has given, in the sign of its amount; what partners have not had is unallocated. */
  RoundedAllocation given(Parties everybody, boolean benefit) {
    var parts =
        everybody.codes().stream()
            .map(code -> borne.getOrDefault(code, 0L))
            .map(pence -> benefit ? Math.negateExact(pence) : pence)
            .toList();
    long left = Math.subtractExact(amountPence, parts.stream().reduce(0L, Math::addExact));
    return new RoundedAllocation(parts, List.of(), left);
  }
}
