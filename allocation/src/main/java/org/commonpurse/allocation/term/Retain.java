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
 * @param ceiling  the most that the reserve may hold, if it is limited; what goes beyond it stays
 *     unallocated, for the next step of a waterfall
 */
public record Retain(Source.Reserve reserve, Optional<Shares> ownedBy, Optional<Figure> ceiling)
    implements Term {

  /** Keeps all in a reserve that may hold any amount. */
  public Retain(Source.Reserve reserve, Optional<Shares> ownedBy) {
    this(reserve, ownedBy, Optional.empty());
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    if (context.isCost(amount)) {
      return Working.of(
          this,
          amount,
          ExactAllocation.unallocated(amount, context),
          new Note.NothingToRetain(reserve));
    }
    if (ceiling.isEmpty()) {
      return Working.of(
          this, amount, ExactAllocation.moved(movements(amount, context), Exact.ZERO, context));
    }
    var most = ceiling.get().worth(context);
    var room = most.minus(context.holding(reserve).total()).max(Exact.ZERO);
    var size = amount.abs().min(room);
    var kept = amount.signum() < 0 ? size.negated() : size;
    var beyond = amount.minus(kept);
    var allocated =
        kept.isZero()
            ? ExactAllocation.unallocated(amount, context)
            : ExactAllocation.moved(movements(kept, context), beyond, context);
    return beyond.isZero()
        ? Working.of(this, amount, allocated)
        : Working.of(this, amount, allocated, new Note.ReserveFull(reserve, most));
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
    return "is kept in "
        + reserve.inWords(words)
        + ceiling.map(most -> ", up to " + words.figure(most) + " in all").orElse("");
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return cost || ceiling.isPresent();
  }
}
