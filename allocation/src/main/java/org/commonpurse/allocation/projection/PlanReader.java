package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_AMOUNT_UNREADABLE;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_CLAIMED_TWICE;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_PARTNER_UNKNOWN;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_PARTS_NOT_WHOLE;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_RATE_OUT_OF_RANGE;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_SCHEME_UNKNOWN;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_MISSING;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_OUTSIDE;
import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_YEAR_UNREADABLE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.money.CurrencyUnit;
import javax.money.Monetary;
import org.commonpurse.allocation.appraisal.DiscountRates;
import org.commonpurse.allocation.impact.Effect;
import org.commonpurse.allocation.impact.Landings.Landing;
import org.commonpurse.allocation.impact.Ramp;
import org.commonpurse.allocation.price.UnitValueReader;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;

/** Makes a plan of a document, or says everything that is wrong with it. */
final class PlanReader {

  /** What a plan without schemes calls its one. */
  private static final String SCHEME = "plan";

  private final Field root;
  private final CurrencyUnit currency;
  private final FinancialYear first;
  private final int years;
  private final FinancialYear pricesOf;
  private final UnitValueReader unitValues;
  private final Set<PartnerCode> partners = new HashSet<>();

  private PlanReader(Field root) {
    this.root = root;
    this.currency = Monetary.getCurrency(root.get("currency").optionalText().orElse("GBP"));
    this.first = year(root.get("firstYear")).orElse(new FinancialYear(2000));
    this.years = root.get("years").decimal().intValueExact();
    this.pricesOf = root.has("pricesOf") ? year(root.get("pricesOf")).orElse(first) : first;
    this.unitValues = new UnitValueReader(currency, pricesOf, root.get("deflators"));
    root.get("partners").items().forEach(item -> partners.add(PartnerCode.of(item.text())));
  }

  /**
   * Reads a plan, or one of its scenarios.
   *
   * @param scenario  the name of the scenario that the document is of; empty for none
   * @throws DocumentException if the document is not what {@code plan.schema.json} describes, or what it
   *     says cannot be; every mistake is named with its place
   */
  static Plan read(Document document, String scenario) {
    document.requireValid(Schema.PLAN);
    var plan = new PlanReader(document.root()).plan(scenario);
    document.requireNoMistakes();
    return plan;
  }

  private Plan plan(String scenario) {
    var costs = new ArrayList<CostLine>();
    root.get("costs").entries().forEach(field -> costs.add(cost(field)));
    var benefits = new ArrayList<BenefitLine>();
    root.get("benefits").entries().forEach(field -> benefits.add(benefit(field)));
    requireClaimedOnce();
    requireNeededThere(costs, benefits);
    var measures = new HashMap<MeasureCode, Exact>();
    for (var field : root.get("measures").entries()) {
      measures.put(MeasureCode.of(field.key()), Exact.of(field.decimal()));
    }
    Map<PartnerCode, LocalDate> contracts = new HashMap<>();
    for (var field : root.get("contracts").entries()) {
      field.date().ifPresent(until -> contracts.put(partner(field, field.key()), until));
    }
    return new Plan(
        root.get("plan").text(),
        scenario,
        currency,
        first,
        years,
        pricesOf,
        root.has("inflation") ? change(root.get("inflation")) : Exact.ZERO,
        rates(root.get("discountRates")),
        root.get("deflators").optionalText(),
        root.get("partners").items().stream().map(item -> PartnerCode.of(item.text())).toList(),
        contracts,
        budgets(),
        measures,
        costs,
        benefits);
  }

  private DiscountRates rates(Field field) {
    var editions = DiscountRates.editions();
    var newest = editions.get(editions.size() - 1);
    if (field.isPresent()) {
      try {
        newest = DiscountRates.edition(field.text());
      } catch (ProblemException e) {
        field.report(e.type(), e.problem().message());
      }
    }
    return newest;
  }

  private CostLine cost(Field field) {
    return new CostLine(
        field.key(),
        scheme(field),
        partner(field.get("partner"), field.get("partner").text()),
        CostLine.Kind.of(field.get("kind").text()),
        course(field),
        grade(field.get("grade")),
        field.get("investment").optionalText().map(InvestmentCode::of),
        field.has("capital") ? Optional.of(financing(field.get("capital"))) : Optional.empty());
  }

  private static Financing financing(Field field) {
    return new Financing(field.get("over").decimal().intValueExact(), rate(field.get("interest")));
  }

  /** What a partner can find in a year. */
  private Map<PartnerCode, Long> budgets() {
    var budgets = new HashMap<PartnerCode, Long>();
    for (var field : root.get("budgets").entries()) {
      long pence = pence(field);
      if (pence < 0) {
        field.report(APPRAISAL_AMOUNT_UNREADABLE, "A budget is 0 or more.");
      }
      budgets.put(partner(field, field.key()), pence);
    }
    return budgets;
  }

  private BenefitLine benefit(Field field) {
    int lag = field.has("lag") ? field.get("lag").decimal().intValueExact() : 0;
    if (lag >= years) {
      field
          .get("lag")
          .report(
              APPRAISAL_YEAR_OUTSIDE,
              "A lag of %d years lies beyond the %d years of the plan, so that nothing would come of it."
                  .formatted(lag, years));
    }
    return new BenefitLine(
        field.key(),
        scheme(field),
        MeasureCode.of(field.get("measure").text()),
        field.get("cohort").optionalText().orElse(""),
        course(field),
        lag,
        ramp(field.get("phasing"), Ramp.ALL),
        field.has("dropOff") ? rate(field.get("dropOff")) : Exact.ZERO,
        lands(field.get("lands")),
        ramp(field.get("cashable"), Ramp.ALL),
        field.has("loses") ? Optional.of(loss(field.get("loses"))) : Optional.empty(),
        grade(field.get("grade")),
        field.get("needs").items().stream().map(item -> SchemeCode.of(item.text())).toList());
  }

  private List<Landing> lands(Field field) {
    var lands = new ArrayList<Landing>();
    var whole = Exact.ZERO;
    for (var entry : field.entries()) {
      var part = rate(entry);
      whole = whole.plus(part);
      if (part.isZero()) {
        entry.report(
            APPRAISAL_RATE_OUT_OF_RANGE, "A part of 0% lands on nobody; leave the partner out.");
      }
      lands.add(new Landing(partner(entry, entry.key()), part));
    }
    if (!whole.equals(Exact.ONE)) {
      field.report(
          APPRAISAL_PARTS_NOT_WHOLE,
          "The parts that land on partners add up to %s%%; let them add up to 100%%."
              .formatted(
                  whole.times(Exact.of(100)).toDecimal(2).stripTrailingZeros().toPlainString()));
    }
    return lands;
  }

  private Effect.Loss loss(Field field) {
    return new Effect.Loss(
        partner(field.get("partner"), field.get("partner").text()),
        ramp(field.get("released"), Ramp.NONE),
        ramp(field.get("supported"), Ramp.NONE));
  }

  private Course course(Field field) {
    if (field.has("amounts")) {
      var pence = new HashMap<Integer, Long>();
      for (var entry : field.get("amounts").entries()) {
        year(entry, entry.key()).ifPresent(year -> pence.put(within(entry, year), pence(entry)));
      }
      requireNoGap(field.get("amounts"), pence.keySet());
      return new Course.Given(pence);
    }
    return field.has("yearly") ? yearly(field.get("yearly")) : reached(field.get("reached"));
  }

  /** A year that is left out between others may have been forgotten; zero is to be said. */
  private void requireNoGap(Field amounts, Set<Integer> given) {
    if (given.isEmpty()) {
      return;
    }
    int last = Collections.max(given);
    for (int year = Collections.min(given); year < last; year++) {
      if (!given.contains(year)) {
        var missing = new FinancialYear(first.startYear() + year);
        amounts.report(
            APPRAISAL_YEAR_MISSING,
            "There is no amount of %s, and there are some before and after it. Write %s: 0.00 where it has none."
                .formatted(missing, missing));
      }
    }
  }

  private Course yearly(Field field) {
    int from = yearWithin(field.get("from")).orElse(0);
    int until = yearWithin(field.get("until")).orElse(years - 1);
    if (until < from) {
      field
          .get("until")
          .report(APPRAISAL_YEAR_OUTSIDE, "The last year lies before the first; turn them round.");
    }
    return new Course.Yearly(
        pence(field.get("amount")),
        from,
        until,
        field.has("growth") ? change(field.get("growth")) : Exact.ZERO);
  }

  private Course reached(Field field) {
    return new Course.Reached(
        Exact.of(field.get("population").decimal()),
        rate(field.get("takeUp")),
        rate(field.get("impact")),
        field.has("deadweight") ? rate(field.get("deadweight")) : Exact.ZERO,
        field.has("hiddenDemand") ? rate(field.get("hiddenDemand")) : Exact.ZERO,
        field.has("growth") ? change(field.get("growth")) : Exact.ZERO,
        unitValues.pence(field.get("unitValue")));
  }

  /** One measure of one cohort in one year is one benefit's, whatever its scheme. */
  private void requireClaimedOnce() {
    var claims = new HashMap<List<String>, String>();
    for (var field : root.get("benefits").entries()) {
      var cohort = field.get("cohort").optionalText();
      if (cohort.isPresent()) {
        var before = claims.put(List.of(field.get("measure").text(), cohort.get()), field.key());
        if (before != null) {
          field.report(
              APPRAISAL_CLAIMED_TWICE,
              "\"%s\" and \"%s\" both claim %s of the cohort \"%s\"; a benefit is claimed once."
                  .formatted(before, field.key(), field.get("measure").text(), cohort.get()));
        }
      }
    }
  }

  private void requireNeededThere(List<CostLine> costs, List<BenefitLine> benefits) {
    var schemes = new TreeSet<SchemeCode>();
    costs.forEach(cost -> schemes.add(cost.scheme()));
    benefits.forEach(benefit -> schemes.add(benefit.scheme()));
    for (var field : root.get("benefits").entries()) {
      for (var needed : field.get("needs").items()) {
        if (!schemes.contains(SchemeCode.of(needed.text()))) {
          needed.report(
              APPRAISAL_SCHEME_UNKNOWN,
              "\"%s\" is none of the plan's schemes, %s; correct the code, or add a cost or a benefit of it."
                  .formatted(needed.text(), schemes));
        }
      }
    }
  }

  private static SchemeCode scheme(Field field) {
    return SchemeCode.of(field.get("scheme").optionalText().orElse(SCHEME));
  }

  private PartnerCode partner(Field field, String name) {
    var code = PartnerCode.of(name);
    if (!partners.contains(code)) {
      field.report(
          APPRAISAL_PARTNER_UNKNOWN,
          "\"%s\" is none of the plan's partners, %s; add it, or correct the code."
              .formatted(code, partners.stream().sorted().toList()));
    }
    return code;
  }

  private static Grade grade(Field field) {
    return field.isPresent() ? new Grade(field.decimal().intValueExact()) : Grade.SURE;
  }

  private static Ramp ramp(Field field, Ramp otherwise) {
    return field.isPresent()
        ? new Ramp(field.items().stream().map(PlanReader::rate).toList())
        : otherwise;
  }

  /** A part of the whole, from 0 to 1. */
  private static Exact rate(Field field) {
    var rate = change(field);
    if (rate.compareTo(Exact.ONE) > 0) {
      field.report(
          APPRAISAL_RATE_OUT_OF_RANGE,
          "%s is more than the whole; use 0%% to 100%%.".formatted(field.text()));
      return Exact.ONE;
    }
    return rate;
  }

  private static Exact change(Field field) {
    var text = field.text();
    var change = Exact.of(new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2));
    if (change.compareTo(Exact.ONE.negated()) <= 0) {
      field.report(
          APPRAISAL_RATE_OUT_OF_RANGE,
          "With %s a year nothing would be left; use more than -100%%.".formatted(text));
      return Exact.ZERO;
    }
    return change;
  }

  private static Optional<FinancialYear> year(Field field) {
    return field.as(APPRAISAL_YEAR_UNREADABLE, FinancialYear::parse);
  }

  private static Optional<FinancialYear> year(Field field, String text) {
    try {
      return Optional.of(FinancialYear.parse(text));
    } catch (ProblemException e) {
      field.report(APPRAISAL_YEAR_UNREADABLE, e.problem().message());
      return Optional.empty();
    }
  }

  private Optional<Integer> yearWithin(Field field) {
    return field.isPresent() ? year(field).map(year -> within(field, year)) : Optional.empty();
  }

  /** How many years after the first a year is. */
  private int within(Field field, FinancialYear year) {
    int after = year.startYear() - first.startYear();
    if (after < 0 || after >= years) {
      field.report(
          APPRAISAL_YEAR_OUTSIDE,
          "%s is none of the %d years from %s that the plan covers.".formatted(year, years, first));
      return 0;
    }
    return after;
  }

  private long pence(Field field) {
    try {
      return Amounts.parsePence(field.text(), currency);
    } catch (ProblemException e) {
      field.report(APPRAISAL_AMOUNT_UNREADABLE, e.problem().message());
      return 0;
    }
  }
}
