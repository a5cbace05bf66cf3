package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * Repays what partners advanced and are still owed, in proportion to that, then hands on the rest.
 * <p>
 * What the fund owes counts for those who are owed it. What partners owe each other counts for those who
 * owe it, and is paid to those who are owed it. One-sided: a cost repays nothing.
 *
 * @param advance  what is repaid
 * @param rest  who has what is left
 */
public record Repay(InvestmentCode advance, Term rest) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var owed = context.unrecovered(advance).max(Exact.ZERO);
    var size = context.isCost(amount) ? Exact.ZERO : amount.abs().min(owed);
    var repaid = amount.signum() < 0 ? size.negated() : size;
    var countsFor = context.countsFor().get(advance);
    var first =
        countsFor == null
            ? ExactAllocation.none(context)
            : ExactAllocation.of(countsFor.split(repaid)).repaying(advance, size);
    var left = rest.allocate(amount.minus(repaid), context.after(first));
    return new Working(
        this,
        amount,
        first.plus(left.allocation()),
        List.of(left),
        List.of(new Note.RepaidAdvance(advance, size, owed.minus(size))));
  }

  @Override
  public String inWords(Words words) {
    return "pays back an advance first";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        Paragraph.of(
            "First, it repays what is still owed of the %s.".formatted(words.plain(advance))),
        rest.about("What is left", words));
  }

  @Override
  public List<Term> inside() {
    return List.of(rest);
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return rest.canLeaveUnallocated(cost);
  }

  @Override
  public boolean reaches(int partner) {
    return true;
  }
}
