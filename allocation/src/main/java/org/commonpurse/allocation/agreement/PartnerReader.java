package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_UNKNOWN;

import java.util.OptionalInt;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.PartnerCode;

/** Finds the partners that a document names. */
final class PartnerReader {

  private PartnerReader() {}

  /** The index of the partner that a field's text names, or nothing and a mistake. */
  static OptionalInt index(Parties parties, Field field) {
    return index(parties, field, field.text());
  }

  /** The index of the partner with a code, or nothing and a mistake at the field. */
  static OptionalInt index(Parties parties, Field field, String code) {
    var index = parties.index(PartnerCode.of(code));
    if (index.isEmpty()) {
      field.report(
          AGREEMENT_PARTNER_UNKNOWN,
          "\"" + code + "\" is no partner of this agreement; its partners are " + parties + ".");
    }
    return index;
  }
}
