package org.commonpurse.api.operation.input;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CURRENCY_MISMATCH;

import java.util.LinkedHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;

/** Adds to a refusal where in the document its cause stands. */
public final class SourceLocations {

  private SourceLocations() {}

  /** What the maker makes; if it refuses, the refusal names the field's place. */
  public static <T> T at(Field field, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ProblemException e) {
      throw refused(field, e.problem());
    }
  }

  /** What the maker makes of the text; if it refuses, the refusal names the field's place. */
  public static <T> T at(Field field, String text, Function<String, T> maker) {
    return at(field, () -> maker.apply(text));
  }

  /** The refusal with the field's place before its message and among its fields. */
  public static ProblemException refused(Field field, Problem problem) {
    var place = field.place();
    var fields = new LinkedHashMap<>(problem.fields());
    fields.put("source", place.source());
    fields.put("path", place.path());
    fields.put("line", Integer.toString(place.line()));
    fields.put("column", Integer.toString(place.column()));
    return new ProblemException(
        new Problem(problem.type(), place + ": " + problem.message(), fields));
  }

  /**
   * Checks that the amounts of a document are in the fund's currency.
   *
   * @throws ProblemException {@code LEDGER_CURRENCY_MISMATCH}
   */
  public static void requireCurrency(Field field, Fund fund) {
    var wanted = fund.currency().getCurrencyCode();
    if (!field.text().equals(wanted)) {
      throw refused(
          field,
          LEDGER_CURRENCY_MISMATCH.because(
              "The amounts are in "
                  + field.text()
                  + ", but fund "
                  + fund.code()
                  + " keeps its books in "
                  + wanted
                  + ". Send the amounts in "
                  + wanted
                  + ".",
              "given",
              field.text(),
              "wanted",
              wanted));
    }
  }
}
