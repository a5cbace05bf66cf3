package org.commonpurse.ledger.allocation;

import org.commonpurse.ledger.seal.EventKind;

/** Records allocations. An allocation, once recorded, never changes. */
public interface AllocationRegister extends AllocationArchive {

  /**
   * Adds an allocation. Adding the same again changes nothing.
   *
   * @param kind  what made it: an application, a decision or a position
   * @param allocation  what to add
   * @return the allocation as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ALLOCATION_DIFFERS} if the
   *     key was used for another; {@code LEDGER_FUND_UNKNOWN}
   */
  AllocationDocument add(EventKind kind, AllocationDraft allocation);
}
