package org.commonpurse.allocation.term;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Offers an amount to terms in order; what one leaves unallocated goes on to the next.
 *
 * @param terms  one or more, in order
 */
public record Waterfall(List<Term> terms) implements Term {

  public Waterfall {
    terms = List.copyOf(terms);
  }

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var steps = new ArrayList<Working>(terms.size());
    var allocated = ExactAllocation.none(context);
    var then = context;
    Exact left = amount;
    for (var term : terms) {
      if (left.isZero() && !steps.isEmpty()) {
        break;
      }
      var step = term.allocate(left, then);
      steps.add(step);
      allocated = allocated.plus(step.allocation().withoutUnallocated());
      then = then.after(step.allocation());
      left = step.allocation().unallocated();
    }
    return new Working(this, amount, allocated.leaving(left), steps, List.of());
  }

  @Override
  public String inWords(Words words) {
    return "goes to each of these in turn";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    var steps = new ArrayList<Paragraph>();
    for (var term : terms) {
      steps.add(term.about(steps.isEmpty() ? "All of it" : "What is left", words));
    }
    return steps;
  }

  @Override
  public List<Term> inside() {
    return terms;
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return terms.stream().allMatch(term -> term.canLeaveUnallocated(cost));
  }
}
