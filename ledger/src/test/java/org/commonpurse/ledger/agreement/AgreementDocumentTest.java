package org.commonpurse.ledger.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Versions of an agreement count from 1. */
class AgreementDocumentTest {

  @Test
  void keepsNoVersionOfAnAgreementBeforeTheFirst() {
    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                new AgreementDocument(
                    Samples.FUND, AgreementCode.of("a"), 0, "", Instant.EPOCH, Samples.TREASURER));

    assertThat(refusal.code()).isEqualTo("LEDGER_VERSION_OUT_OF_RANGE");
  }
}
