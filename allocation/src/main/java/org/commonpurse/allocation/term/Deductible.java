package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Hands a year's first part, its deductible, to whoever bears it, and what goes beyond to another
 * term. What was not used of the deductible in a year is added to the next year's: it is carried
 * up.
 * <p>
 * The deductible of a year is the figure and what was not used of the deductible of the year
 * before, together never above a maximum. What is not used of it is the deductible less the size
 * of what comes to this term in the year, and never below nothing; a year that the amount exceeds
 * carries nothing up. All of them are sums of 0 or more. As with bands, an edge belongs to the
 * deductible, and an underspend is cut as an overspend of that size; where an earlier version used
 * a part of the deductible in the months before, it goes on from there.
 *
 * @param figure  the deductible before anything is carried up; a minimum is the greater of two figures
 * @param atMost  the maximum, with what is carried up
 * @param bearer  who has what lies within the deductible
 * @param beyond  who has what goes beyond it
 */
public record Deductible(Figure figure, Figure atMost, Term bearer, Term beyond) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var used = context.usedEarlier(this);
    var before = used.map(Used::amount).orElse(Exact.ZERO);
    var carriedUp = used.map(Used::carriedUp).orElse(Exact.ZERO);
    var most = worth(carriedUp, context);
    var within = within(before.plus(amount), most).minus(within(before, most));
    var left = amount.minus(within);
    var steps = new ArrayList<Working>(2);
    var allocated = ExactAllocation.none(context);
    // An amount of nothing is still somebody's: its causes can cancel out.
    if (!within.isZero() || (left.isZero() && before.isZero())) {
      var first = bearer.allocate(within, context);
      steps.add(first);
      allocated = first.allocation();
    }
    if (!left.isZero()) {
      var rest = beyond.allocate(left, context.after(allocated));
      steps.add(rest);
      allocated = allocated.plus(rest.allocation());
    }
    return new Working(
        this, amount, allocated, steps, List.of(new Note.DeductibleIs(most, carriedUp)));
  }

  /** The deductible of a year, in pence, with so much carried up from the year before. */
  private Exact worth(Exact carriedUp, AllocationContext context) {
    return figure.worth(context).plus(carriedUp).min(atMost.worth(context)).max(Exact.ZERO);
  }

  /** The part of an amount, of either sign, that lies within a size. */
  private static Exact within(Exact amount, Exact most) {
    var part = amount.abs().min(most);
    return amount.signum() < 0 ? part.negated() : part;
  }

  /**
   * What is not used of a year's deductible, to be carried up.
   *
   * @param amount  what came to the term, in pence, of either sign
   * @param context  that in which it came, which tells what there was before
   * @return in pence, 0 or more
   */
  public Exact left(Exact amount, AllocationContext context) {
    var used = context.usedEarlier(this);
    var all = used.map(Used::amount).orElse(Exact.ZERO).plus(amount);
    var most = worth(used.map(Used::carriedUp).orElse(Exact.ZERO), context);
    return most.minus(all.abs()).max(Exact.ZERO);
  }

  @Override
  public String inWords(Words words) {
    return "is subject to a deductible";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        Paragraph.of("The deductible of a year is %s.".formatted(words.figure(figure))),
        Paragraph.of("What was not used of the deductible of the year before is added to it."),
        Paragraph.of("In all, the deductible is at most %s.".formatted(words.figure(atMost))),
        bearer.about("What lies within the deductible", words),
        beyond.about("What goes beyond the deductible", words));
  }

  @Override
  public List<Term> inside() {
    return List.of(bearer, beyond);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return bearer.canLeaveUnallocated(cost) || beyond.canLeaveUnallocated(cost);
  }
}
