package org.commonpurse.allocation.agreement;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.document.Place;

/** Tells in which clause of an agreement's document something stands. */
public final class ClausePlaces {

  private static final Pattern IN_CLAUSE = Pattern.compile("clauses\\[(\\d+)].*");

  private ClausePlaces() {}

  /**
   * The reference of the clause that a place lies in, as the document has it.
   *
   * @return nothing for a place outside every clause, and for a clause without a reference
   */
  public static Optional<String> clauseAt(Document document, Place place) {
    var inClause = IN_CLAUSE.matcher(place.path());
    if (!inClause.matches()) {
      return Optional.empty();
    }
    var clauses = document.root().get("clauses").items();
    return clauses
        .get(Integer.parseInt(inClause.group(1)))
        .get("clause")
        .optionalText()
        .filter(reference -> !reference.isBlank());
  }

  /** The refusal with the name of its clause before each mistake in one. */
  static DocumentException named(Document document, DocumentException refusal) {
    List<Mistake> mistakes =
        refusal.mistakes().stream()
            .map(
                mistake ->
                    clauseAt(document, mistake.place())
                        .map(
                            clause ->
                                new Mistake(
                                    mistake.type(),
                                    mistake.place(),
                                    "In clause \"" + clause + "\": " + mistake.message()))
                        .orElse(mistake))
            .toList();
    return new DocumentException(mistakes);
  }
}
