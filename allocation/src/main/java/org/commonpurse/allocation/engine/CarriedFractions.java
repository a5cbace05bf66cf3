package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.allocation.term.ExactAllocation;
import org.commonpurse.allocation.term.Movement;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;

/**
 * The fractions of a penny that partners carry from one application of a clause to the next.
 * <p>
 * What goes to sources, what stays unallocated and what the partners have together are made whole
 * pence first; the partners then have exact parts of theirs, with what they carried. So fractions are
 * between partners only: they always add up to nothing, and no reserve ever pays for them.
 */
final class CarriedFractions {

  private static final long PARTS = 1_000_000_000L;

  private CarriedFractions() {}

  /**
   * An allocation of which only the partners' parts are not whole pence, with the fractions carried
   * from before.
   *
   * @param fractions  one a partner, adding up to nothing
   */
  static ExactAllocation addTo(ExactAllocation exact, List<Exact> fractions) {
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
  static List<Exact> bounded(List<Exact> fractions) {
    if (fractions.stream().noneMatch(fraction -> fraction.isFinerThan(PARTS))) {
      return fractions;
    }
    var parts =
        Split.byLargestRemainder(
            fractions.stream().map(fraction -> fraction.times(Exact.of(PARTS))).toList());
    return Arrays.stream(parts).mapToObj(part -> Exact.of(part, PARTS)).toList();
  }
}
