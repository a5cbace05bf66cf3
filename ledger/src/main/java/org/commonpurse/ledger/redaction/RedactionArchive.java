package org.commonpurse.ledger.redaction;

import java.util.List;
import org.commonpurse.ledger.id.FundCode;

/** Which entries of all funds had their narrative taken out. */
public interface RedactionArchive {

  /** The redactions of a fund's entries, in order. */
  List<Redaction> list(FundCode fund);
}
