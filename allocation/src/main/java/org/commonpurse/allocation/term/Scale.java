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
    return "is shared, and gains are scaled";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var said = new ArrayList<Paragraph>();
    said.add(term.about("Before that, it", words));
    for (var each : factors) {
      said.add(
          Paragraph.of(
              "%s gain is multiplied by %s."
                  .formatted(
                      words.starting(words.owned(each.partner())), words.factor(each.factor()))));
    }
    said.add(forfeit.about("What is forfeited", words));
    return said;
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
