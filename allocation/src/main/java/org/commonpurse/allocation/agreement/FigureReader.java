package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_AMOUNT_NEGATIVE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_AMOUNT_TOO_LARGE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_AMOUNT_TOO_PRECISE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_BASE_UNREADABLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CLAUSE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CURRENCY_MISMATCH;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_FIGURE_UNREADABLE;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Extreme;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.jspecify.annotations.Nullable;

/** Reads sums of money and percentages of a base. */
final class FigureReader {

  private static final Pattern PERCENTAGE = Pattern.compile("(\\d+(?:\\.\\d+)?)% of (?:the )?(.+)");
  private static final Pattern CONTRIBUTIONS =
      Pattern.compile("contributions(?: except ([a-z0-9, -]+))?");
  private static final Pattern CLAUSE = Pattern.compile("clause (.+)");
  private static final String BEYOND_LIMITS = "beyond limits";
  private static final Pattern PART_OF_CLAUSE =
      Pattern.compile("(.+) (to ([a-z0-9-]+)|" + BEYOND_LIMITS + ")");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern SUM = Pattern.compile("([A-Z]{3}) (-?\\d+(?:\\.\\d+)?)");

  private final FactorReader factors;
  private final CircumstanceReader circumstances;
  private final CurrencyUnit currency;
  private final Parties parties;
  private final Map<String, ClauseCode> clauses = new HashMap<>();

  FigureReader(
      CurrencyUnit currency,
      Parties parties,
      FactorReader factors,
      CircumstanceReader circumstances) {
    this.factors = factors;
    this.circumstances = circumstances;
    this.currency = currency;
    this.parties = parties;
  }

  /** Lets figures read after this refer to a clause by its reference or its code. */
  void know(Clause clause) {
    clauses.put(clause.reference(), clause.code());
    clauses.putIfAbsent(clause.code().value(), clause.code());
  }

  /**
   * A sum such as {@code 500000.00}, a percentage such as {@code 2% of budget}, measured units at a
   * price, a factor of a base, {@code so-far}, or a choice between such.
   */
  Figure figure(Field field) {
    if (field.isObject()) {
      return mapping(field);
    }
    if (field.text().equals("so-far")) {
      return new Figure.AllocatedToDate();
    }
    var percentage = PERCENTAGE.matcher(field.text());
    if (!percentage.matches()) {
      return new Figure.Sum(Exact.of(pence(field)));
    }
    var rate = Exact.of(new BigDecimal(percentage.group(1)).movePointLeft(2));
    return new Figure.Percentage(new Factor.Fixed(rate), base(field, percentage.group(2)));
  }

  private Figure mapping(Field field) {
    if (field.has("greater-of")) {
      return new Figure.OneOf(Extreme.GREATEST, figures(field.get("greater-of")));
    }
    if (field.has("lesser-of")) {
      return new Figure.OneOf(Extreme.LEAST, figures(field.get("lesser-of")));
    }
    if (field.has("if")) {
      return new Figure.Either(
          circumstances.choice(field.get("if")),
          figure(field.get("then")),
          figure(field.get("else")));
    }
    return field.has("units")
        ? new Figure.Units(
            MeasureCode.of(field.get("units").text()), Exact.of(pence(field.get("at"))))
        : new Figure.Percentage(
            factors.read(field.get("rate")), base(field, field.get("of").text()));
  }

  private List<Figure> figures(Field list) {
    return list.items().stream().map(this::figure).toList();
  }

  private Figure.Base base(Field field, String name) {
    var contributions = CONTRIBUTIONS.matcher(name);
    var clause = CLAUSE.matcher(name);
    if (name.equals("budget")) {
      return new Figure.Base.Budget();
    }
    if (contributions.matches()) {
      return new Figure.Base.Contributions(partners(field, contributions.group(1)));
    }
    if (clause.matches()) {
      return ofClause(field, clause.group(1));
    }
    if (NAME.matcher(name).matches()) {
      return new Figure.Base.Named(BaseCode.of(name));
    }
    field.report(
        AGREEMENT_BASE_UNREADABLE,
        "\""
            + name
            + "\" is nothing to take a part of; use budget, contributions, clause ...,"
            + " or a name from the outturn's bases.");
    return new Figure.Base.Budget();
  }

  /** What an earlier clause shared, or what of it went to all, to a partner, or beyond limits. */
  private Figure.Base ofClause(Field field, String said) {
    var whole = clauses.get(said);
    if (whole != null) {
      return new Figure.Base.OfClause(whole, said);
    }
    var part = PART_OF_CLAUSE.matcher(said);
    var code = part.matches() ? clauses.get(part.group(1)) : null;
    if (code == null) {
      field.report(
          AGREEMENT_CLAUSE_UNKNOWN,
          "No clause \""
              + (part.matches() ? part.group(1) : said)
              + "\" comes before this one; a clause can only build on"
              + " the results of earlier ones.");
      return new Figure.Base.Budget();
    }
    var reference = part.group(1);
    if (part.group(2).equals(BEYOND_LIMITS)) {
      return new Figure.Base.BeyondLimits(code, reference);
    }
    if (part.group(3).equals("all")) {
      return new Figure.Base.GivenToAll(code, reference);
    }
    var partner = PartnerReader.index(parties, field, part.group(3));
    return partner.isPresent()
        ? new Figure.Base.GivenTo(code, reference, partner.getAsInt())
        : new Figure.Base.Budget();
  }

  private Set<Integer> partners(Field field, @Nullable String names) {
    var partners = new HashSet<Integer>();
    for (var name : names == null ? List.<String>of() : List.of(names.split(", *| and "))) {
      PartnerReader.index(parties, field, name.strip()).ifPresent(partners::add);
    }
    return partners;
  }

  /** A sum of 0 or more in pence, or 0 and a mistake. */
  long pence(Field field) {
    long pence = signedPence(field);
    if (pence < 0) {
      field.report(
          AGREEMENT_AMOUNT_NEGATIVE, "The sum " + field.text() + " is negative; use 0 or more.");
      return 0;
    }
    return pence;
  }

  /** A sum of either sign in pence, or 0 and a mistake. */
  long signedPence(Field field) {
    BigDecimal pounds;
    var sum = SUM.matcher(field.text());
    if (field.isNumber()) {
      pounds = field.decimal();
    } else if (sum.matches()) {
      if (!sum.group(1).equals(currency.getCurrencyCode())) {
        field.report(
            AGREEMENT_CURRENCY_MISMATCH,
            "\"" + field.text() + "\" is not in " + currency + ", the agreement's currency.");
      }
      pounds = new BigDecimal(sum.group(2));
    } else {
      field.report(
          AGREEMENT_FIGURE_UNREADABLE,
          "\""
              + field.text()
              + "\" is neither a sum like 500000.00 nor a percentage like 2% of budget.");
      return 0;
    }
    if (pounds.abs().movePointRight(2).compareTo(BigDecimal.valueOf(Outturn.PENCE_MAX)) > 0) {
      field.report(
          AGREEMENT_AMOUNT_TOO_LARGE,
          "The sum " + pounds + " is beyond a million million; check its decimal point.");
      return 0;
    }
    try {
      return pounds.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    } catch (ArithmeticException e) {
      field.report(
          AGREEMENT_AMOUNT_TOO_PRECISE,
          "The sum "
              + pounds
              + " has a fraction of a penny; write pounds with at most "
              + currency.getDefaultFractionDigits()
              + " decimals.");
      return 0;
    }
  }
}
