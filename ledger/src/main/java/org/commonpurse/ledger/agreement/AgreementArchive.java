package org.commonpurse.ledger.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** The agreements of all funds, every version of each, word for word. */
public interface AgreementArchive {

  /** All versions of all agreements of a fund, in order of code and version. */
  List<AgreementDocument> list(FundCode fund);

  /** The documents of the notices that end agreements of a fund early, word for word. */
  Map<AgreementCode, String> notices(FundCode fund);

  /** The newest version of an agreement. */
  Optional<AgreementDocument> newest(FundCode fund, AgreementCode agreement);

  /**
   * One version of an agreement.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if there
   *     is no such version
   */
  AgreementDocument get(FundCode fund, AgreementCode agreement, int version);
}
