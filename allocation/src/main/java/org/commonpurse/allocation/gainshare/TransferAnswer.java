package org.commonpurse.allocation.gainshare;

/** The least transfers that leave nobody worse off, or why there are none. */
public sealed interface TransferAnswer permits TransferPlan, NoTransfers {}
