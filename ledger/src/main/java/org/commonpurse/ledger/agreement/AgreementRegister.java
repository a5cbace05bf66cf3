package org.commonpurse.ledger.agreement;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/** Adds agreements. A version, once added, never changes. */
public interface AgreementRegister extends AgreementArchive {

  /**
   * Adds a version. Adding the same text again changes nothing.
   *
   * @return the version as archived
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_DIFFERS} if that
   *     version has another text; {@code LEDGER_FUND_UNKNOWN}
   */
  AgreementDocument add(
      FundCode fund, AgreementCode agreement, int version, String document, Actor by);

  /**
   * Records notice that ends an agreement early. An agreement is ended once; the same document again
   * records nothing.
   *
   * @param document  what the notice says, word for word
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_AGREEMENT_UNKNOWN} if the fund
   *     has no version of it; {@code LEDGER_NOTICE_GIVEN} if another notice was recorded before
   */
  void giveNotice(FundCode fund, AgreementCode agreement, String document, Actor by);
}
