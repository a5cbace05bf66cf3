package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_FUND_UNKNOWN;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;

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

  /** The refusal of a fund that there is not, or is not for whoever asks. */
  static ProblemException unknown(FundCode code) {
    return LEDGER_FUND_UNKNOWN
        .because(
            "There is no fund " + code + ". Register it first, or correct the code.", "fund", code)
        .toException();
  }
}
