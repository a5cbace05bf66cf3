package org.commonpurse.ledger.allocation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;

/** The allocations of all funds, as they were made. */
public interface AllocationArchive {

  /** All allocations of a fund, in the order in which they were recorded. */
  List<AllocationDocument> list(FundCode fund);

  /** The keys of all allocations of a fund, in the order in which they were recorded. */
  List<EntryKey> keys(FundCode fund);

  /** The allocation with the key. */
  Optional<AllocationDocument> find(FundCode fund, EntryKey key);
}
