package org.commonpurse.ledger.fund;

import java.util.Optional;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.id.Actor;

/**
 * Registers funds and amends them.
 * <p>
 * A fund is registered whole or not at all, with {@code FundRules.DEFAULTS} as its rules. Later it may gain partners, streams, schemes, measures
 * and successions and change its names; what entries may refer to is never taken away.
 */
public interface FundRegister extends Funds {

  /**
   * Registers a fund. Registering an identical fund again changes nothing.
   *
   * @param fund  the fund
   * @param by  the person or system responsible
   * @return the fund as registered
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_DIFFERS} if another
   *     fund has its code; use {@link #amend} to change one
   */
  default Fund register(Fund fund, Actor by) {
    return register(fund, Optional.empty(), by);
  }

  /**
   * Registers a fund, once where its sender named the request by a key.
   *
   * @param request  the request with its key
   * @throws org.commonpurse.ledger.problem.ProblemException as {@link #register(Fund, Actor)}; {@code
   *     LEDGER_KEY_REUSED} if the fund is there and the key was used for something else
   */
  Fund register(Fund fund, Optional<ActRequest> request, Actor by);

  /**
   * Replaces a registered fund by a newer version of itself. An identical one changes nothing.
   *
   * @param fund  the newer version, which holds at least all partners, streams, schemes and measures
   *     of the present one, has the same currency and first day, and does not end earlier
   * @param by  the person or system responsible
   * @return the fund as amended
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FUND_UNKNOWN} if it was
   *     never registered; {@code LEDGER_FUND_LOSES} if the newer version lacks what the present one
   *     has
   */
  Fund amend(Fund fund, Actor by);
}
