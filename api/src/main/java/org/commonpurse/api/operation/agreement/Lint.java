package org.commonpurse.api.operation.agreement;

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
public record Lint(Agreement agreement, List<Warning> warnings) {

  public Lint {
    warnings = List.copyOf(warnings);
  }

  /**
   * One warning.
   *
   * @param clause  the clause's reference; absent where it is about the agreement as a whole
   */
  public record Warning(String code, Optional<String> clause, Place place, String message) {}

  /**
   * The warnings about an agreement.
   *
   * @param document  the document that the agreement was read from
   */
  static Lint of(Document document, Agreement agreement) {
    return new Lint(
        agreement,
        Linter.check(document, agreement).stream()
            .map(
                mistake ->
                    new Warning(
                        mistake.code(),
                        ClausePlaces.clauseAt(document, mistake.place()),
                        mistake.place(),
                        mistake.message()))
            .toList());
  }
}
