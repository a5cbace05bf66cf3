package org.commonpurse.ledger.fund;

/** How far the partners' money is brought together. */
public enum FundKind {
  /** The money merges: partners pay into the fund and it spends. */
  POOLED,
  /** Each partner keeps its own money; the parts are planned and reported together. */
  ALIGNED,
  /** Only discussed together; legally outside the fund. */
  IN_VIEW
}
