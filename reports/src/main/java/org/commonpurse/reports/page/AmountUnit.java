package org.commonpurse.reports.page;

import org.commonpurse.reports.table.MoneyFormat;

/** In what amounts of a table are written. */
public enum AmountUnit {
  /** To the penny. */
  PENCE,
  /** In whole pounds, each rounded by itself: for estimates, of which pennies would promise too much. */
  POUNDS,
  /** In whole thousands, each rounded by itself. */
  THOUSANDS;

  /** The amount as it is written in a table. */
  public String write(long pence, MoneyFormat format) {
    return switch (this) {
      case PENCE -> format.figure(pence);
      case POUNDS -> format.whole(pence);
      case THOUSANDS -> format.thousands(pence);
    };
  }

  /** The unit as it stands in a caption, such as {@code £000}. */
  public String label(MoneyFormat format) {
    return this == THOUSANDS ? format.symbol() + "000" : format.symbol();
  }
}
