package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_COST_UNREADABLE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CURRENCY_DIFFERS;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_DEFLATORS_MISSING;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * Reads what one unit is worth in a plan or a model, and takes it to the year whose prices that is in: a plain amount, which
 * is at these prices; an amount with a year of its own; or a unit cost by edition and code.
 */
public final class UnitValueReader {

  private final CurrencyUnit currency;
  private final FinancialYear pricesOf;
  private final boolean isIndexNamed;
  private final Optional<Deflators> deflators;

  /**
   * A reader of values at the prices of one year.
   *
   * @param pricesOf  the year whose prices they are needed at
   * @param deflators  the edition of the price index, by name, or an index of the document's own; may be absent. An unknown or
   *     wrong one is a mistake at its place
   */
  public UnitValueReader(CurrencyUnit currency, FinancialYear pricesOf, Field deflators) {
    this.currency = currency;
    this.pricesOf = pricesOf;
    this.isIndexNamed = deflators.isPresent();
    this.deflators = isIndexNamed ? index(deflators) : Optional.empty();
  }

  private static Optional<Deflators> index(Field field) {
    try {
      return Optional.of(
          field.isObject() ? Deflators.read(field) : Deflators.edition(field.text()));
    } catch (ProblemException e) {
      field.report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }

  /**
   * What one unit is worth in pence, at the prices of the year, rounded to the nearest penny once where it is taken there from
   * another year. What is wrong is a mistake at its place, and 0.
   */
  public long pence(Field field) {
    try {
      return price(field).pence();
    } catch (ProblemException e) {
      field.report(e.type(), e.problem().message());
      return 0;
    }
  }

  /**
   * A unit cost, as it was taken from a table.
   *
   * @param price  of one unit, or of the part of it that was asked for, at the prices of the year
   */
  public record Taken(TableLine line, Price price) {}

  /**
   * A unit cost by edition and code, rounded as {@link #pence} does; empty, with a mistake at its place, where something is
   * wrong.
   */
  public Optional<Taken> taken(Field field) {
    try {
      return Optional.of(unitCost(field));
    } catch (ProblemException e) {
      field.report(e.type(), e.problem().message());
      return Optional.empty();
    }
  }

  private Price price(Field field) {
    if (!field.isObject()) {
      return new Price(amount(field), pricesOf);
    }
    return field.has("amount")
        ? uprated(new Price(amount(field.get("amount")), Price.year(field.get("pricesOf").text())))
        : unitCost(field).price();
  }

  private long amount(Field field) {
    try {
      return Amounts.parsePence(field.text(), currency);
    } catch (ProblemException e) {
      throw PRICE_COST_UNREADABLE.because(e.problem().message()).toException(e);
    }
  }

  private Taken unitCost(Field field) {
    if (!currency.equals(Amounts.GBP)) {
      throw PRICE_CURRENCY_DIFFERS
          .because(
              "Unit costs are in GBP, and this is in %s; give an amount in %s."
                  .formatted(currency, currency),
              "currency",
              currency)
          .toException();
    }
    var line =
        UnitCostTable.edition(field.get("edition").text())
            .line(field.get("code").text())
            .forUse(field.get("accepted").isTrue())
            .splitBy(split(field.get("split")));
    requireIndex(line.price());
    var of = line.price().pricesOf();
    var index = deflators.filter(each -> !of.equals(pricesOf));
    var used = index.map(each -> line.in(pricesOf, each)).orElse(line);
    return new Taken(
        new TableLine(line.edition(), line.code(), of, index.map(Deflators::edition)),
        field.has("of") ? used.partOf(Agency.of(field.get("of").text())) : used.price());
  }

  private static Map<Agency, Exact> split(Field field) {
    var split = new HashMap<Agency, Exact>();
    for (var part : field.entries()) {
      var percent = part.text().substring(0, part.text().length() - 1);
      split.put(Agency.of(part.key()), Exact.of(new BigDecimal(percent).movePointLeft(2)));
    }
    return split;
  }

  private Price uprated(Price price) {
    requireIndex(price);
    return deflators.map(index -> price.in(pricesOf, index)).orElse(price);
  }

  private void requireIndex(Price price) {
    if (!isIndexNamed && !price.pricesOf().equals(pricesOf)) {
      throw PRICE_DEFLATORS_MISSING
          .because(
              "%s is at the prices of %s and needed at those of %s; name an edition under \"deflators\", such as %s."
                  .formatted(
                      price.pounds(),
                      price.pricesOf(),
                      pricesOf,
                      Deflators.newestWith(price.pricesOf(), pricesOf).edition()),
              "from",
              price.pricesOf(),
              "to",
              pricesOf)
          .toException();
    }
  }
}
