package org.commonpurse.reports.page;

import org.commonpurse.reports.table.MoneyFormat;

/** In what amounts of a table are written. */
public enum AmountUnit {
  /** To the penny. */
  PENCE,
  /** In whole thousands, each rounded by itself. */
  THOUSANDS;

  /** The amount as it is written in a table. */
  public String write(long pence, MoneyFormat format) {
    return this == PENCE ? format.figure(pence) : format.thousands(pence);
  }

  /** The unit as it stands in a caption, such as {@code £000}. */
  public String label(MoneyFormat format) {
    return this == PENCE ? format.symbol() : format.symbol() + "000";
  }
}
