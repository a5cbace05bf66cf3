package org.commonpurse.ledger.agreement;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.Code;

/** The agreements of all funds, every version of each, word for word. */
public interface AgreementArchive {

  /** All versions of all agreements of a fund, in order of code and version. */
  List<AgreementDocument> list(Code fund);

  /** The newest version of an agreement. */
  Optional<AgreementDocument> newest(Code fund, Code agreement);

  /**
   * One version of an agreement.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if there
   *     is no such version
   */
  AgreementDocument get(Code fund, Code agreement, int version);
}
