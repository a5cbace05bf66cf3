package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_FACTOR_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_LIMIT_BELOW_FLOOR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NUMBER_UNREADABLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_RATE_ABOVE_WHOLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SCALE_BROKEN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_YEAR_UNREADABLE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.allocation.term.Extreme;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;

/** Reads numbers without a unit: {@code 50%}, {@code 0.5}, a measure, or a mapping of these. */
final class FactorReader {

  private static final Pattern NUMBER = Pattern.compile("(\\d+(?:\\.\\d+)?)(%?)");
  private static final Factor NONE = new Factor.Fixed(Exact.ZERO);

  private final Map<String, Factor> named;
  private final CircumstanceReader circumstances;

  /**
   * Creates a reader.
   *
   * @param named  the factors that have a name in the agreement
   */
  FactorReader(Map<String, Factor> named, CircumstanceReader circumstances) {
    this.named = named;
    this.circumstances = circumstances;
  }

  /** The factor, or zero and a mistake. */
  Factor read(Field field) {
    if (field.isObject()) {
      return mapping(field);
    }
    var number = number(field.text());
    if (number.isPresent()) {
      return new Factor.Fixed(number.get());
    }
    var known = named.get(field.text());
    return known == null ? new Factor.Measured(MeasureCode.of(field.text())) : known;
  }

  /** The factor that passes a part on: at most the whole, as far as that can be told from it. */
  Factor rate(Field field) {
    var factor = read(field);
    factor.known().ifPresent(rate -> requireNotAboveWhole(field, rate));
    return factor;
  }

  /** Rates by year that pass a part on: at most the whole. */
  static Factor taper(Field field) {
    field.get("rates").items().forEach(item -> requireNotAboveWhole(item, number(item)));
    return byYear(field);
  }

  private static void requireNotAboveWhole(Field field, Exact rate) {
    if (rate.compareTo(Exact.ONE) > 0) {
      field.report(
          AGREEMENT_RATE_ABOVE_WHOLE,
          "The rate \""
              + field.text()
              + "\" is more than the whole; write one from 0% to 100%"
              + (field.text().endsWith("%") ? "." : ", such as " + field.text() + "%."));
    }
  }

  /**
   * Reports a lower bound that lies above the upper one.
   *
   * @param bounds  a mapping with {@code at-least} and {@code at-most}, or one of them, or neither
   */
  static void requireInOrder(Field bounds) {
    var least = bounds.get("at-least");
    var most = bounds.get("at-most");
    if (least.isPresent() && most.isPresent() && number(least).compareTo(number(most)) > 0) {
      least.report(
          AGREEMENT_LIMIT_BELOW_FLOOR,
          "At least " + least.text() + " and at most " + most.text() + " cannot both hold.");
    }
  }

  /** A number, or zero and a mistake where a field is none. */
  static Exact number(Field field) {
    var number = number(field.text());
    if (number.isEmpty()) {
      field.report(
          AGREEMENT_NUMBER_UNREADABLE,
          "\"" + field.text() + "\" is no number; write one like 0.5 or 50%.");
    }
    return number.orElse(Exact.ZERO);
  }

  private static Optional<Exact> optional(Field field) {
    return field.isPresent() ? Optional.of(number(field)) : Optional.empty();
  }

  private static Optional<Exact> number(String text) {
    var matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var decimal = new BigDecimal(matcher.group(1));
    return Optional.of(Exact.of(matcher.group(2).isEmpty() ? decimal : decimal.movePointLeft(2)));
  }

  private Factor mapping(Field field) {
    if (field.has("product")) {
      return new Factor.Product(field.get("product").items().stream().map(this::read).toList());
    }
    if (field.has("greater-of")) {
      return new Factor.OneOf(
          Extreme.GREATEST, field.get("greater-of").items().stream().map(this::read).toList());
    }
    if (field.has("lesser-of")) {
      return new Factor.OneOf(
          Extreme.LEAST, field.get("lesser-of").items().stream().map(this::read).toList());
    }
    if (field.has("if")) {
      return new Factor.Either(
          circumstances.choice(field.get("if")), read(field.get("then")), read(field.get("else")));
    }
    if (field.has("one-less")) {
      return new Factor.OneLess(read(field.get("one-less")));
    }
    if (field.has("sum-of")) {
      return circumstances.total(field);
    }
    if (field.has("bound")) {
      requireInOrder(field);
      return new Factor.Bounded(
          read(field.get("bound")),
          optional(field.get("at-least")),
          optional(field.get("at-most")));
    }
    if (field.has("by-year")) {
      return byYear(field.get("by-year"));
    }
    if (field.has("by")) {
      return scale(field);
    }
    field.report(
        AGREEMENT_FACTOR_UNCLEAR,
        "This is no factor; give a number, a measure, or one of product, one-less, bound, by-year,"
            + " by, greater-of, lesser-of, if, sum-of.");
    return NONE;
  }

  /** A rate for each year from a first one. */
  static Factor byYear(Field field) {
    var rates = field.get("rates").items().stream().map(FactorReader::number).toList();
    return field
        .get("from")
        .as(AGREEMENT_YEAR_UNREADABLE, FinancialYear::parse)
        .<Factor>map(first -> new Factor.ByYear(first, rates))
        .orElse(NONE);
  }

  private static Factor scale(Field field) {
    List<Factor.Scale.Step> steps = new ArrayList<>();
    Optional<Exact> end = Optional.empty();
    for (var item : field.get("scale").items()) {
      var from = number(item.get("from"));
      var until = optional(item.get("until"));
      boolean follows = steps.isEmpty() || end.map(from::equals).orElse(false);
      if (!follows || until.map(last -> last.compareTo(from) <= 0).orElse(false)) {
        item.report(
            AGREEMENT_SCALE_BROKEN,
            "A step begins where the one before it ends, and ends above its beginning; only the"
                + " last may have no end.");
      }
      steps.add(
          new Factor.Scale.Step(from, until, number(item.get("rate")), optional(item.get("to"))));
      end = until;
    }
    return new Factor.Scale(MeasureCode.of(field.get("by").text()), steps);
  }
}
