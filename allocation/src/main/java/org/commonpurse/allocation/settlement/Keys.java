package org.commonpurse.allocation.settlement;

import org.commonpurse.allocation.engine.Allocation;

/** The keys under which allocations and their entries are recorded once. */
final class Keys {

  private Keys() {}

  /** Such as {@code brackenshire-better-care-fund/3/2023-24/12}. */
  static String of(Allocation allocation) {
    var outturn = allocation.outturn();
    return "%s/%d/%s/%d"
        .formatted(
            allocation.agreement().code(),
            allocation.agreement().version(),
            outturn.year(),
            outturn.throughMonth());
  }
}
