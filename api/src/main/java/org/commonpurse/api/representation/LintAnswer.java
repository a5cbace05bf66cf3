package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.ClausePlaces;
import org.commonpurse.allocation.agreement.Linter;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Place;

/**
 * What the linter warns of in an agreement that can be used as it is.
 *
 * @param warnings  in the order of the clauses; empty where there is nothing to warn of
 */
public record LintAnswer(
    String agreement, int version, String title, List<WarningAnswer> warnings) {

  /**
   * One warning.
   *
   * @param clause  the clause's reference; absent where it is about the agreement as a whole
   */
  public record WarningAnswer(String code, Optional<String> clause, Place place, String message) {

    /** The warning as {@code agreement.yml:12:5 (clauses[2]): what may not be meant. [CODE]}. */
    public String line() {
      return place + ": " + message + " [" + code + "]";
    }
  }

  /**
   * The warnings about an agreement.
   *
   * @param document  the document that the agreement was read from
   */
  public static LintAnswer of(Document document, Agreement agreement) {
    return new LintAnswer(
        agreement.code().value(),
        agreement.version(),
        agreement.title(),
        Linter.check(document, agreement).stream()
            .map(
                finding ->
                    new WarningAnswer(
                        finding.code(),
                        ClausePlaces.clauseAt(document, finding.place()),
                        finding.place(),
                        finding.message()))
            .toList());
  }

  /** How many warnings there are, in words. */
  public String count() {
    return switch (warnings.size()) {
      case 0 -> "no warnings";
      case 1 -> "1 warning";
      default -> warnings.size() + " warnings";
    };
  }
}
