package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_DEFLATORS_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_INDEX_NOT_POSITIVE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_INDEX_YEAR_MISSING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;

/**
 * An edition of a price index by financial year: what takes a price of one year to the prices of another.
 * Only the relation of two years means something, whatever year the index counts from.
 *
 * @param edition  what reports name, such as {@code ons-2025-06}
 * @param title  the publication
 * @param source  where it can be read
 * @param note  what has to be known of it
 * @param index  the figure of each year, above 0
 */
public record Deflators(
    String edition,
    String title,
    String source,
    String note,
    SortedMap<FinancialYear, Exact> index) {

  private static final String FILE = "deflators.yml";

  /**
   * Checks the figures.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_INDEX_NOT_POSITIVE}
   */
  public Deflators {
    index = Collections.unmodifiableSortedMap(new TreeMap<>(index));
    for (var figure : index.entrySet()) {
      if (figure.getValue().signum() <= 0) {
        throw PRICE_INDEX_NOT_POSITIVE
            .because(
                "The price index %s has %s for %s; a price index lies above 0."
                    .formatted(
                        edition,
                        figure.getValue().toDecimal(4).stripTrailingZeros().toPlainString(),
                        figure.getKey()),
                "edition",
                edition,
                "year",
                figure.getKey())
            .toException();
      }
    }
  }

  /**
   * What a price of one year is multiplied with to be one of another.
   *
   * @return one for a single year, which no index is needed for
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_INDEX_YEAR_MISSING} if the edition lacks one
   *     of the two
   */
  public Exact factor(FinancialYear from, FinancialYear to) {
    return from.equals(to) ? Exact.ONE : figure(to).dividedBy(figure(from));
  }

  private Exact figure(FinancialYear year) {
    var figure = index.get(year);
    if (figure == null) {
      throw PRICE_INDEX_YEAR_MISSING
          .because(
              "The price index %s has no figure for %s; it has %s."
                  .formatted(edition, year, years()),
              "edition",
              edition,
              "year",
              year)
          .toException();
    }
    return figure;
  }

  /** The years that it has, in words, such as {@code 2000-01 to 2024-25}. */
  public String years() {
    return index.isEmpty() ? "none" : index.firstKey() + " to " + index.lastKey();
  }

  /** All editions, the oldest first. */
  public static List<Deflators> editions() {
    return Carried.ALL;
  }

  /**
   * One edition.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_DEFLATORS_UNKNOWN}
   */
  public static Deflators edition(String name) {
    return editions().stream()
        .filter(each -> each.edition().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                PRICE_DEFLATORS_UNKNOWN
                    .because(
                        "There is no edition \"%s\" of the price index; use one of %s."
                            .formatted(name, editions().stream().map(Deflators::edition).toList()),
                        "edition",
                        name)
                    .toException());
  }

  /** The newest edition that has both years; the newest of all where none has. */
  public static Deflators newestWith(FinancialYear from, FinancialYear to) {
    var all = editions();
    for (int i = all.size() - 1; i >= 0; i--) {
      var years = all.get(i).index();
      if (years.containsKey(from) && years.containsKey(to)) {
        return all.get(i);
      }
    }
    return all.get(all.size() - 1);
  }

  /**
   * Reads an index from a document: {@code edition}, {@code title}, {@code source}, {@code note}, and an
   * {@code index} with a number for each financial year.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_YEAR_UNREADABLE}; {@code
   *     PRICE_INDEX_NOT_POSITIVE}
   */
  static Deflators read(Field field) {
    var index = new TreeMap<FinancialYear, Exact>();
    for (var figure : field.get("index").entries()) {
      index.put(Price.year(figure.key()), Exact.of(figure.decimal()));
    }
    return new Deflators(
        field.get("edition").text(),
        field.get("title").text(),
        field.get("source").text(),
        field.get("note").text(),
        index);
  }

  /** Read once: a plan asks for it with each of its lines. */
  private static final class Carried {

    private static final List<Deflators> ALL = all();

    private static List<Deflators> all() {
      var all = new ArrayList<Deflators>();
      for (var field : Document.parse(FILE, Carriage.text(FILE)).root().get("editions").items()) {
        all.add(read(field));
      }
      return List.copyOf(all);
    }
  }
}
