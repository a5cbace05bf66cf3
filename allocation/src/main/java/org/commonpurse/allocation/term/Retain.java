package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Keeps an underspend or a saving in a reserve.
 * <p>
 * One-sided: a cost cannot be kept in a reserve, so it stays unallocated.
 *
 * @param reserve  where it is kept
 * @param ownedBy  whose it is there; none where it belongs to nobody in particular
 */
public record Retain(Source.Reserve reserve, Optional<Shares> ownedBy) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    if (context.isCost(amount)) {
      return Working.of(
          this,
          amount,
          ExactAllocation.unallocated(amount, context),
          new Note.NothingToRetain(reserve));
    }
    return Working.of(
        this, amount, ExactAllocation.moved(movements(amount, context), Exact.ZERO, context));
  }

  private List<Movement> movements(Exact amount, AllocationContext context) {
    var weights = ownedBy.flatMap(context::weights);
    if (weights.isEmpty()) {
      return List.of(new Movement(reserve, Movement.NOBODY, amount));
    }
    var movements = new ArrayList<Movement>();
    var parts = weights.get().split(amount);
    for (int owner = 0; owner < parts.size(); owner++) {
      if (!weights.get().each().get(owner).isZero()) {
        movements.add(new Movement(reserve, owner, parts.get(owner)));
      }
    }
    return movements;
  }

  @Override
  public String inWords(Words words) {
    return "is kept in " + reserve.inWords(words);
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return cost;
  }
}
