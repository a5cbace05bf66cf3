package org.commonpurse.ledger.agreement;

import static org.commonpurse.ledger.problem.FundProblem.LEDGER_VERSION_OUT_OF_RANGE;

import java.time.Instant;
import java.util.Objects;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.FundCode;

/**
 * One version of an agreement, word for word.
 *
 * @param fund  the fund
 * @param code  the agreement's code, unique within the fund
 * @param version  1 or more
 * @param document  the text as it was added
 * @param recordedAt  when it was added
 * @param by  who added it
 */
public record AgreementDocument(
    FundCode fund, AgreementCode code, int version, String document, Instant recordedAt, Actor by) {

  public AgreementDocument {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(recordedAt, "recordedAt");
    Objects.requireNonNull(by, "by");
    if (version < 1) {
      throw LEDGER_VERSION_OUT_OF_RANGE
          .because(
              "Versions of an agreement count from 1; " + version + " was given.",
              "version",
              version)
          .toException();
    }
  }
}
