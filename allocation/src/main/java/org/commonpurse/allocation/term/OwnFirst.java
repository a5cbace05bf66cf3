package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;

/**
 * Meets each partner's part of a cost from what that partner owns in a reserve, before it pays. Money
 * in the reserve that belongs to others, or to nobody in particular, is left alone.
 *
 * @param term  the term that says what each partner has to bear
 * @param reserve  where partners have money of their own
 * @param floor  what has to stay in it, if anything has; where there is not enough above it, every
 *     partner's part that it meets is cut in proportion
 */
public record OwnFirst(Term term, Source.Reserve reserve, Optional<Figure> floor) implements Term {

  /** Draws on a reserve of which nothing has to stay. */
  public OwnFirst(Term term, Source.Reserve reserve) {
    this(term, reserve, Optional.empty());
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var inner = term.allocate(amount, context);
    if (!context.isCost(amount)) {
      return new Working(this, amount, inner.allocation(), List.of(inner), List.of());
    }
    var holding = context.after(inner.allocation()).holding(reserve);
    var sizes = new ArrayList<Exact>();
    Exact together = Exact.ZERO;
    for (int i = 0; i < context.parties().size(); i++) {
      var part = inner.allocation().partner(i);
      var owned = holding.byOwner().get(i).max(Exact.ZERO);
      var size = context.isCost(part) ? part.abs().min(owned) : Exact.ZERO;
      sizes.add(size);
      together = together.plus(size);
    }
    var offered = offered(together, holding, context);
    boolean isShort = offered.compareTo(together) < 0;
    var pays = new ArrayList<Exact>();
    var movements = new ArrayList<Movement>();
    for (int i = 0; i < context.parties().size(); i++) {
      var part = inner.allocation().partner(i);
      var size = isShort ? sizes.get(i).portion(offered, together) : sizes.get(i);
      var met = part.signum() < 0 ? size.negated() : size;
      pays.add(part.minus(met));
      if (!met.isZero()) {
        movements.add(new Movement(reserve, i, met));
      }
    }
    var allocated =
        ExactAllocation.of(pays)
            .with(inner.allocation().movements(), inner.allocation().unallocated())
            .plus(ExactAllocation.moved(movements, Exact.ZERO, context));
    return new Working(this, amount, allocated, List.of(inner), List.of());
  }

  /** How much of what is asked of the reserve it can give. */
  private Exact offered(Exact asked, Holding holding, AllocationContext context) {
    return floor
        .map(least -> holding.total().minus(least.worth(context)).max(Exact.ZERO).min(asked))
        .orElse(asked);
  }

  @Override
  public String inWords(Words words) {
    return "is shared, then met first from what partners own in " + reserve.inWords(words);
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(term.about("Before that, it", words));
    said.add(
        Paragraph.of(
            "Each partner's part of a cost is met from what it owns there, while that lasts."));
    floor.ifPresent(least -> said.add(From.staying(least, words)));
    return said;
  }

  @Override
  public List<Term> inside() {
    return List.of(term);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return term.canLeaveUnallocated(cost);
  }
}
