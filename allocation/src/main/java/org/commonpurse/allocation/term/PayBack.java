package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;

/**
 * Repays what a partner has invested and not yet recovered, then hands on the rest.
 * <p>
 * What is unrecovered is the state handed on by the application before, and what the outturn says
 * was invested since. One-sided: a cost repays nothing.
 *
 * @param to  who is repaid (its index)
 * @param investment  what it invested in; the outturn's base of that name is the year's investment
 * @param rest  who has what is left
 */
public record PayBack(int to, InvestmentCode investment, Term rest) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var due = context.unrecovered(investment).max(Exact.ZERO);
    var size = context.isCost(amount) ? Exact.ZERO : amount.abs().min(due);
    var repaid = amount.signum() < 0 ? size.negated() : size;
    var first = ExactAllocation.to(to, repaid, context).repaying(investment, size);
    var left = rest.allocate(amount.minus(repaid), context.after(first));
    return new Working(
        this,
        amount,
        first.plus(left.allocation()),
        List.of(left),
        List.of(new Note.Repaid(to, investment, size, due.minus(size))));
  }

  @Override
  public String inWords(Words words) {
    return "pays back an investment first";
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return List.of(
        Paragraph.of(
            "First, it repays %s what is not yet recovered of the %s."
                .formatted(words.partner(to), words.plain(investment))),
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
    return partner == to || rest.reaches(partner);
  }
}
