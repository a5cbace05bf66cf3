package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * The fractions of a penny that partners carry from one application of a clause to the next.
 * <p>
 * What goes to sources, what stays unallocated and what the partners have together are made whole
 * pence first; the partners then have exact parts of theirs, with what they carried. So fractions are
 * between partners only: they always add up to nothing, and no reserve ever pays for them.
 */
final class CarriedFractions {

  private static final long PARTS = 1_000_000_000L;

  private final Map<ClauseCode, Map<PartnerCode, Exact>> byClause;
  private final Parties parties;

  /**
   * What is carried when an application begins.
   *
   * @param before  the fractions of each partner of each clause
   * @param parties  the partners among whom clauses allocate
   */
  CarriedFractions(Map<ClauseCode, Map<PartnerCode, Exact>> before, Parties parties) {
    this.byClause = new HashMap<>(before);
    this.parties = parties;
  }

  /** What is carried now. */
  Map<ClauseCode, Map<PartnerCode, Exact>> byClause() {
    return byClause;
  }

  /** What a clause carries now, by partner; nothing where it carries nothing. */
  Map<PartnerCode, Exact> of(ClauseCode clause) {
    return byClause.getOrDefault(clause, Map.of());
  }

  /** Lets a clause carry what it carried at an earlier time. */
  void bringBack(ClauseCode clause, Map<PartnerCode, Exact> fractions) {
    if (fractions.isEmpty()) {
      byClause.remove(clause);
    } else {
      byClause.put(clause, fractions);
    }
  }

  /** What a clause gives in whole pence, with what it carried; what is left over it carries on. */
  RoundedAllocation round(Clause clause, ExactAllocation exact) {
    if (!clause.rounding().remainder().isCarried()) {
      return RoundedAllocation.of(exact, clause.rounding(), parties);
    }
    var claims = addTo(exact, inOrder(exact, of(clause.code())));
    var rounded = RoundedAllocation.of(claims, clause.rounding(), parties);
    var left = new ArrayList<Exact>();
    for (int i = 0; i < parties.size(); i++) {
      left.add(claims.partner(i).minus(Exact.of(rounded.partners().get(i))));
    }
    var carriedOn = bounded(left);
    var next = new LinkedHashMap<PartnerCode, Exact>();
    for (int i = 0; i < parties.size(); i++) {
      next.put(parties.code(i), carriedOn.get(i));
    }
    byClause.put(clause.code(), next);
    return rounded;
  }

  /**
   * The fractions of the partners, in their order. That of a partner which a version leaves out goes to
   * whoever has most of this allocation, so that fractions go on adding up to nothing.
   */
  private List<Exact> inOrder(ExactAllocation exact, Map<PartnerCode, Exact> past) {
    var fractions = new ArrayList<Exact>();
    int most = 0;
    for (int i = 0; i < parties.size(); i++) {
      fractions.add(past.getOrDefault(parties.code(i), Exact.ZERO));
      most = exact.partner(i).abs().compareTo(exact.partner(most).abs()) > 0 ? i : most;
    }
    for (var left : past.entrySet()) {
      if (parties.index(left.getKey()).isEmpty()) {
        fractions.set(most, fractions.get(most).plus(left.getValue()));
      }
    }
    return fractions;
  }

  /**
   * An allocation of which only the partners' parts are not whole pence, with the fractions carried
   * from before.
   *
   * @param fractions  one a partner, adding up to nothing
   */
  private static ExactAllocation addTo(ExactAllocation exact, List<Exact> fractions) {
    Exact together = Exact.ZERO;
    for (var part : exact.partners()) {
      together = together.plus(part);
    }
    var claims = new ArrayList<Exact>();
    claims.add(together);
    exact.movements().forEach(movement -> claims.add(movement.amount()));
    claims.add(exact.unallocated());
    long[] pence = Split.byLargestRemainder(claims);
    var stretch = together.isZero() ? Exact.ONE : Exact.of(pence[0]).dividedBy(together);
    var partners = new ArrayList<Exact>();
    for (int i = 0; i < fractions.size(); i++) {
      partners.add(exact.partner(i).times(stretch).plus(fractions.get(i)));
    }
    var movements = new ArrayList<Movement>();
    for (int i = 0; i < exact.movements().size(); i++) {
      var movement = exact.movements().get(i);
      movements.add(new Movement(movement.source(), movement.owner(), Exact.of(pence[i + 1])));
    }
    return ExactAllocation.of(partners).with(movements, Exact.of(pence[pence.length - 1]));
  }

  /**
   * Fractions to carry on, adding up to nothing as before. Where shares change from month to month,
   * their denominators would grow without end; above a thousand million they are brought to parts of
   * that size, which moves nobody by a penny in any number of months that there will be.
   */
  private static List<Exact> bounded(List<Exact> fractions) {
    if (fractions.stream().noneMatch(fraction -> fraction.isFinerThan(PARTS))) {
      return fractions;
    }
    var parts =
        Split.byLargestRemainder(
            fractions.stream().map(fraction -> fraction.times(Exact.of(PARTS))).toList());
    return Arrays.stream(parts).mapToObj(part -> Exact.of(part, PARTS)).toList();
  }
}
