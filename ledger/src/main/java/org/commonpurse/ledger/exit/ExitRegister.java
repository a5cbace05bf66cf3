package org.commonpurse.ledger.exit;

import java.time.LocalDate;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/** Records exits. One that was recorded binds all entries after it. */
public interface ExitRegister extends ExitArchive {

  /**
   * Records that a fund was wound up, or that a partner left it.
   *
   * @param partner  the partner that leaves; empty where the fund is wound up
   * @param on  the last day
   * @param account  the final account, as a JSON object
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_WOUND_UP} if the fund
   *     was wound up before, {@code LEDGER_PARTNER_LEFT} if the partner left before
   */
  Exit record(FundCode fund, Optional<PartnerCode> partner, LocalDate on, String account, Actor by);
}
