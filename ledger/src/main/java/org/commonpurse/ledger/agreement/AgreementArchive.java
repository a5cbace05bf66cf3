package org.commonpurse.ledger.agreement;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;

/** The agreements of all funds, every version of each. A version, once added, never changes. */
public interface AgreementArchive {

  /**
   * Adds a version. Adding the same text again changes nothing.
   *
   * @return the version as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_DIFFERS} if that
   *     version has another text; {@code LEDGER_FUND_UNKNOWN}
   */
  AgreementDocument add(Code fund, Code agreement, int version, String document, Actor by);

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
