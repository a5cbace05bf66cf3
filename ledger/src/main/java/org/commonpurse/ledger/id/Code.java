package org.commonpurse.ledger.id;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CODE_MALFORMED;

import java.util.Comparator;
import java.util.Objects;

/**
 * A short, lasting name: lower-case letters and digits, in parts joined by single hyphens, of at
 * most 60 characters, such as {@code nhs-minimum}.
 * <p>
 * Each kind of thing has codes of its own, and codes of two kinds are never equal. Only where the
 * kind is told by something else, such as the dimension of an account, may it stay open.
 */
public sealed interface Code
    permits AgreementCode,
        BaseCode,
        CauseCode,
        ClauseCode,
        EffectCode,
        EntryKind,
        FundCode,
        InvestmentCode,
        MeasureCode,
        NatureCode,
        PartnerCode,
        PriceCode,
        ReportCode,
        RequirementCode,
        ReserveCode,
        RoleCode,
        RuleCode,
        SchemeCode,
        StreamCode {

  /** The greatest number of characters in a code. */
  int LENGTH_MAX = 60;

  /** The order of codes whose kind is open: by their text. */
  Comparator<Code> BY_VALUE = Comparator.comparing(Code::value);

  /** The code as text. */
  String value();

  /**
   * The text itself, which must have the form of a code.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CODE_MALFORMED} if it has
   *     not
   */
  static String requireForm(String value) {
    Objects.requireNonNull(value, "value");
    if (value.length() > LENGTH_MAX || !hasForm(value)) {
      throw LEDGER_CODE_MALFORMED
          .because(
              "\""
                  + value
                  + "\" is not a code. Use lower-case letters and digits, joined by single hyphens,"
                  + " and at most 60 characters.",
              "value",
              value)
          .toException();
    }
    return value;
  }

  /** Whether the text is parts of letters and digits, joined by single hyphens. */
  private static boolean hasForm(String text) {
    boolean partIsEmpty = true;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean isHyphen = character == '-';
      boolean isPart = character >= 'a' && character <= 'z' || character >= '0' && character <= '9';
      if (!isPart && !isHyphen || isHyphen && partIsEmpty) {
        return false;
      }
      partIsEmpty = isHyphen;
    }
    return !partIsEmpty;
  }
}
