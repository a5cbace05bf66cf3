package org.commonpurse.ledger.allocation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;

/** The allocations of all funds. An allocation, once added, never changes. */
public interface AllocationArchive {

  /**
   * Adds an allocation. Adding the same again changes nothing.
   *
   * @param allocation  what to add; its moment is set when it is recorded
   * @return the allocation as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_ALLOCATION_DIFFERS} if the
   *     key was used for another; {@code LEDGER_FUND_UNKNOWN}
   */
  AllocationDocument add(AllocationDocument allocation);

  /** All allocations of a fund, in the order in which they were added. */
  List<AllocationDocument> list(Code fund);

  /** The allocation with the key. */
  Optional<AllocationDocument> find(Code fund, EntryKey key);
}
