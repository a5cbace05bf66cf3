package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * What a source holds, by owner, in pence.
 *
 * @param byOwner  one balance a partner, in the order of the parties
 * @param unowned  what belongs to nobody in particular
 */
public record Holding(List<Exact> byOwner, Exact unowned) {

  public Holding {
    byOwner = List.copyOf(byOwner);
  }

  /** A holding that belongs to nobody in particular. */
  public static Holding unowned(Exact balance, int parties) {
    return new Holding(Collections.nCopies(parties, Exact.ZERO), balance);
  }

  /** Everything the source holds, whoever owns it, in pence. */
  public Exact total() {
    Exact total = unowned;
    for (var balance : byOwner) {
      total = total.plus(balance);
    }
    return total;
  }

  /** The holding after an amount came in (positive) or went out (negative). */
  Holding plus(int owner, Exact amount) {
    if (owner == Movement.NOBODY) {
      return new Holding(byOwner, unowned.plus(amount));
    }
    var changed = new ArrayList<>(byOwner);
    changed.set(owner, changed.get(owner).plus(amount));
    return new Holding(changed, unowned);
  }

  /** A part of the holding, taken from every owner in proportion to what it has there. */
  List<Movement> draw(Source source, Exact amount) {
    var part = amount.dividedBy(total());
    var movements = new ArrayList<Movement>();
    for (int owner = 0; owner < byOwner.size(); owner++) {
      if (!byOwner.get(owner).isZero()) {
        movements.add(new Movement(source, owner, byOwner.get(owner).times(part)));
      }
    }
    if (!unowned.isZero()) {
      movements.add(new Movement(source, Movement.NOBODY, unowned.times(part)));
    }
    return movements;
  }
}
