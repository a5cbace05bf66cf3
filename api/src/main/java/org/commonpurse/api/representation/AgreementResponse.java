package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ClauseText;
import org.commonpurse.allocation.agreement.PlainEnglish;
import org.commonpurse.api.operation.agreement.Lint;

/**
 * A version of an agreement.
 *
 * @param inForceUntil  the last day it applies to, whatever ends it; absent while it runs on
 * @param varies  the version that it supersedes from its first day on, if it is a variation
 * @param notice  the notice that ends it early, if one was given
 * @param partners  in the order that settles who has an odd penny
 * @param plainEnglish  the whole agreement, a line a sentence, as it is printed
 * @param warnings  what the linter warns of; only in the answer to adding it
 */
public record AgreementResponse(
    String agreement,
    int version,
    String title,
    String currency,
    String inForceFrom,
    Optional<String> inForceUntil,
    Optional<Integer> varies,
    Optional<NoticeResponse> notice,
    List<String> partners,
    List<ClauseResponse> clauses,
    List<String> plainEnglish,
    Optional<List<LintResponse.WarningResponse>> warnings) {

  /** The notice that ends an agreement early. */
  public record NoticeResponse(String partner, String givenOn, String endsOn, String reference) {}

  /**
   * A clause of an agreement.
   *
   * @param paragraphs  its text, numbered as a working names its steps
   * @param tables  what of it can be read as a table; only where that is asked for
   */
  public record ClauseResponse(
      String clause,
      String code,
      String title,
      String takes,
      List<ParagraphResponse> paragraphs,
      Optional<List<DecisionTableResponse>> tables) {

    private static ClauseResponse of(Agreement agreement, Clause clause, boolean areTablesWanted) {
      var text = ClauseText.of(agreement, clause);
      return new ClauseResponse(
          clause.reference(),
          clause.code().value(),
          clause.title(),
          clause.basis().noun(),
          ParagraphResponse.of(text.paragraphs()),
          areTablesWanted
              ? Optional.of(text.tables().stream().map(DecisionTableResponse::of).toList())
              : Optional.empty());
    }
  }

  /** The agreement. */
  public static AgreementResponse of(Agreement agreement) {
    return of(agreement, false);
  }

  /**
   * The agreement.
   *
   * @param areTablesWanted  whether to tell what of its clauses can be read as a table too
   */
  public static AgreementResponse of(Agreement agreement, boolean areTablesWanted) {
    return of(agreement, areTablesWanted, Optional.empty());
  }

  /** The agreement with the linter's warnings. */
  public static AgreementResponse of(Lint lint) {
    return of(lint.agreement(), false, Optional.of(LintResponse.of(lint).warnings()));
  }

  private static AgreementResponse of(
      Agreement agreement,
      boolean areTablesWanted,
      Optional<List<LintResponse.WarningResponse>> warnings) {
    return new AgreementResponse(
        agreement.code().value(),
        agreement.version(),
        agreement.title(),
        agreement.currency().getCurrencyCode(),
        agreement.inForceFrom().toString(),
        agreement.inForceUntil().map(Object::toString),
        agreement.varies(),
        agreement
            .notice()
            .map(
                notice ->
                    new NoticeResponse(
                        notice.partner().value(),
                        notice.givenOn().toString(),
                        notice.endsOn().toString(),
                        notice.reference())),
        agreement.parties().codes().stream().map(Object::toString).toList(),
        agreement.clauses().stream()
            .map(clause -> ClauseResponse.of(agreement, clause, areTablesWanted))
            .toList(),
        areTablesWanted ? PlainEnglish.withTables(agreement) : PlainEnglish.of(agreement),
        warnings);
  }
}
