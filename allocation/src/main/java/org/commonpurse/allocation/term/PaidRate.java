package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Passes an amount on at a rate that can be above the whole, such as 120% of a tariff above a threshold.
 * A partner pays what goes beyond the whole, and has what falls short of it, so that all parts together
 * are the amount.
 *
 * @param factor  the rate, 0 or more; a negative one is refused when it is used
 * @param part  who has the amount at that rate
 * @param payer  the index of the partner that makes up the difference
 */
public record PaidRate(Factor factor, Term part, int payer) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var rate = context.requireNotNegative(factor);
    var passed = part.allocate(amount.times(rate), context.forPart(rate));
    var difference = ExactAllocation.to(payer, amount.minus(passed.amount()), context);
    return new Working(
        this,
        amount,
        passed.allocation().plus(difference),
        List.of(passed),
        List.of(new Note.RateOf(rate)));
  }

  @Override
  public String inWords(Words words) {
    return "is passed on at a rate";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        part.about(words.starting(words.part(factor)), words),
        Paragraph.of(
            "%s pays what goes beyond the whole, and has what falls short of it."
                .formatted(words.starting(words.partner(payer)))));
  }

  @Override
  public List<Term> inside() {
    return List.of(part);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return part.canLeaveUnallocated(cost);
  }

  @Override
  public boolean reaches(int partner) {
    return partner == payer || part.reaches(partner);
  }
}
