package org.commonpurse.allocation.term;

import java.util.List;
import org.commonpurse.ledger.exact.Exact;

/** Leaves an amount for the board: nobody has agreed to bear it. */
public record Unallocated() implements Term {

  @Override
  public Working allocate(Exact amount, AllocationContext context) {
    return Working.of(this, amount, ExactAllocation.unallocated(amount, context));
  }

  @Override
  public String inWords(Words words) {
    return "is left for the board to decide";
  }

  @Override
  public List<Term> inside() {
    return List.of();
  }

  @Override
  public boolean canLeaveUnallocated(boolean cost) {
    return true;
  }
}
