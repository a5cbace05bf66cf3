package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Meets each partner's part of a cost from what that partner owns in a reserve, before it pays. Money
 * in the reserve that belongs to others, or to nobody in particular, is left alone.
 *
 * @param term  the term that says what each partner has to bear
 * @param reserve  where partners have money of their own
 */
public record OwnFirst(Term term, Source.Reserve reserve) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var inner = term.allocate(amount, context);
    if (!context.isCost(amount)) {
      return new Working(this, amount, inner.allocation(), List.of(inner), List.of());
    }
    var holding = context.after(inner.allocation()).holding(reserve);
    var pays = new ArrayList<Exact>();
    var movements = new ArrayList<Movement>();
    for (int i = 0; i < context.parties().size(); i++) {
      var part = inner.allocation().partner(i);
      var owned = holding.byOwner().get(i).max(Exact.ZERO);
      var size = context.isCost(part) ? part.abs().min(owned) : Exact.ZERO;
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

  @Override
  public String inWords(Words words) {
    return "is shared, then met first from what partners own in " + reserve.inWords(words);
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        term.about("Before that, it", words),
        Paragraph.of(
            "Each partner's part of a cost is met from what it owns there, while that lasts."));
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
