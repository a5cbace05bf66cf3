package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/**
 * Splits an amount between partners in proportion to weights.
 *
 * @param shares  whose weights decide
 */
public record Share(Shares shares) implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    var weights = context.weights(shares);
    return weights.isPresent()
        ? Working.of(this, amount, ExactAllocation.of(weights.get().split(amount)))
        : Working.of(
            this,
            amount,
            ExactAllocation.unallocated(amount, context),
            new Note.NobodyHasAShare(shares.basis()));
  }

  @Override
  public String inWords(Words words) {
    return "is shared " + shares.inWords(words);
  }

  @Override
  public List<Paragraph> beneath(Words words) {
    return shares.beneath(words);
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return false;
  }

  @Override
  public boolean reaches(int partner) {
    return shares.mayReach(partner);
  }
}
