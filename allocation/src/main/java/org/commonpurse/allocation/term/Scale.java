package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Scales what partners gain by another term, such as by their quality; what they forfeit goes to a
 * third term. One-sided: a loss is never softened.
 *
 * @param term  the term whose gains are scaled
 * @param factors  one factor, from 0 to 1, for each partner that is scaled
 * @param forfeit  who has what is forfeited
 */
public record Scale(Term term, List<Scaled> factors, Term forfeit) implements Term {

  public Scale {
    factors = List.copyOf(factors);
  }

  /**
   * A partner whose gain is scaled.
   *
   * @param partner  the partner's index
   */
  public record Scaled(int partner, Factor factor) {}

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var inner = term.allocate(amount, context);
    if (context.isCost(amount)) {
      return new Working(this, amount, inner.allocation(), List.of(inner), List.of());
    }
    var scaled = new ArrayList<>(inner.allocation().partners());
    var notes = new ArrayList<Note>();
    for (var each : factors) {
      var rate = context.requireRate(each.factor());
      var part = scaled.get(each.partner());
      if (!context.isCost(part)) {
        scaled.set(each.partner(), part.times(rate));
        notes.add(new Note.ScaledBy(each.partner(), rate));
      }
    }
    var kept = inner.allocation().withPartners(scaled);
    var lost = kept.unallocated().minus(inner.allocation().unallocated());
    var then = context.after(inner.allocation());
    var passed = forfeit.allocate(lost, lost.isZero() ? then.forPart(Exact.ZERO) : then);
    var allocated =
        kept.withoutUnallocated()
            .plus(ExactAllocation.unallocated(inner.allocation().unallocated(), context))
            .plus(passed.allocation());
    return new Working(this, amount, allocated, List.of(inner, passed), notes);
  }

  @Override
  public String inWords(Words words) {
    var scales = new ArrayList<String>();
    for (var each : factors) {
      scales.add(words.owned(each.partner()) + " gain by " + each.factor().inWords(words));
    }
    return term.inWords(words)
        + ", scaling "
        + words.list(scales)
        + "; what is forfeited "
        + forfeit.inWords(words);
  }

  @Override
  public String heading(Words words) {
    return "is shared and scaled";
  }

  @Override
  public List<Term> inside() {
    return List.of(term, forfeit);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return term.canLeaveUnallocated(cost) || forfeit.canLeaveUnallocated(cost);
  }
}
