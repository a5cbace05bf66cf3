package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Passes on a part of an amount, and says where the rest goes.
 *
 * @param factor  the part passed on, from 0 to 1; a greater or negative one is refused when it is
 *     used
 * @param part  who has the part
 * @param remainder  who has the rest
 */
public record Rate(Factor factor, Term part, Term remainder) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var rate = context.requireRate(factor);
    var passed = part.allocate(amount.times(rate), context.forPart(rate));
    var rest =
        remainder.allocate(
            amount.minus(passed.amount()),
            context.after(passed.allocation()).forPart(Exact.ONE.minus(rate)));
    return new Working(
        this,
        amount,
        passed.allocation().plus(rest.allocation()),
        List.of(passed, rest),
        List.of(new Note.RateOf(rate)));
  }

  @Override
  public String inWords(Words words) {
    return "is passed on in part";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        part.about(words.starting(words.part(factor)), words),
        remainder.about("The remainder", words));
  }

  @Override
  public List<Term> inside() {
    return List.of(part, remainder);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return part.canLeaveUnallocated(cost) || remainder.canLeaveUnallocated(cost);
  }
}
