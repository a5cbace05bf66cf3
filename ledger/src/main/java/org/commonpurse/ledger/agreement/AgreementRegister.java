package org.commonpurse.ledger.agreement;

import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;

/** Adds agreements. A version, once added, never changes. */
public interface AgreementRegister extends AgreementArchive {

  /**
   * Adds a version. Adding the same text again changes nothing.
   *
   * @return the version as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_DIFFERS} if that
   *     version has another text; {@code LEDGER_FUND_UNKNOWN}
   */
  AgreementDocument add(Code fund, Code agreement, int version, String document, Actor by);
}
