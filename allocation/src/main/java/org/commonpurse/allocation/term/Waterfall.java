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
    var sentence = new StringBuilder();
    for (int i = 0; i < terms.size(); i++) {
      if (i > 0) {
        sentence.append(i == terms.size() - 1 ? "; what is then left " : "; what is left ");
      }
      sentence.append(terms.get(i).inWords(words));
    }
    return sentence.toString();
  }

  @Override
  public String heading(Words words) {
    return "is offered to each in turn";
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
