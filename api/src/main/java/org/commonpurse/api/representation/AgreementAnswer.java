package org.commonpurse.api.representation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.PlainEnglish;

/**
 * A version of an agreement.
 *
 * @param inForceUntil  the last day it applies to; absent while it runs on
 * @param partners  in the order that settles who has an odd penny
 * @param plainEnglish  the whole agreement as sentences
 * @param warnings  what the linter warns of; only in the answer to adding it
 */
public record AgreementAnswer(
    String agreement,
    int version,
    String title,
    String currency,
    String inForceFrom,
    Optional<String> inForceUntil,
    List<String> partners,
    List<ClauseAnswer> clauses,
    List<String> plainEnglish,
    Optional<List<LintAnswer.WarningAnswer>> warnings) {

  /** A clause of an agreement. */
  public record ClauseAnswer(
      String clause, String code, String title, String takes, String plainEnglish) {}

  /** The agreement. */
  public static AgreementAnswer of(Agreement agreement) {
    return new AgreementAnswer(
        agreement.code().value(),
        agreement.version(),
        agreement.title(),
        agreement.currency().getCurrencyCode(),
        agreement.inForceFrom().toString(),
        agreement.inForceUntil().map(Object::toString),
        agreement.parties().codes().stream().map(Object::toString).toList(),
        agreement.clauses().stream()
            .map(
                clause ->
                    new ClauseAnswer(
                        clause.reference(),
                        clause.code().value(),
                        clause.title(),
                        clause.basis().noun(),
                        PlainEnglish.of(agreement, clause)))
            .toList(),
        Arrays.asList(PlainEnglish.of(agreement).split("\n")),
        Optional.empty());
  }

  /** The same with the linter's warnings. */
  public AgreementAnswer with(LintAnswer lint) {
    return new AgreementAnswer(
        agreement,
        version,
        title,
        currency,
        inForceFrom,
        inForceUntil,
        partners,
        clauses,
        plainEnglish,
        Optional.of(lint.warnings()));
  }
}
