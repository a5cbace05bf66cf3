package org.commonpurse.ledger.allocation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.EntryKey;

/** The allocations of all funds, as they were made. */
public interface AllocationArchive {

  /** All allocations of a fund, in the order in which they were recorded. */
  List<AllocationDocument> list(Code fund);

  /** The keys of all allocations of a fund, in the order in which they were recorded. */
  List<EntryKey> keys(Code fund);

  /** The allocation with the key. */
  Optional<AllocationDocument> find(Code fund, EntryKey key);
}
