package org.commonpurse.ledger.due;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** What partners said of dues. */
public interface DueArchive {

  /** The positions of a fund's partners, in the order in which they were recorded. */
  List<DuePosition> list(FundCode fund);
}
