package org.commonpurse.ledger.exit;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** The windings up of funds and the leavings of partners. */
public interface ExitArchive {

  /** Those of a fund, in the order in which they were recorded. */
  List<Exit> list(FundCode fund);
}
