package org.commonpurse.ledger.fund;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;

/** The funds of a ledger. */
public interface Funds {

  /** All funds, in order of code. */
  List<Fund> list();

  /** The fund with the code. */
  Optional<Fund> find(FundCode code);

  /**
   * The fund with the code.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN} if there is
   *     none
   */
  Fund get(FundCode code);
}
