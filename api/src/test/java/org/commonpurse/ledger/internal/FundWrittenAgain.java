package org.commonpurse.ledger.internal;

import org.commonpurse.ledger.fund.Fund;

/** A fund as the books keep it and read it again, which others cannot ask for. */
public final class FundWrittenAgain {

  private FundWrittenAgain() {}

  /** What is read of what is written of a fund. */
  public static Fund of(Fund fund) {
    return FundDocument.read(FundDocument.write(fund));
  }
}
