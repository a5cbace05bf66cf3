package org.commonpurse.reports.template;

import java.util.Locale;
import java.util.stream.Collectors;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.template.CellRule.Fact;

/** What the books say of what a line is about. */
final class SubjectValues {

  private final ReturnFacts facts;

  SubjectValues(ReturnFacts facts) {
    this.facts = facts;
  }

  CellValue of(Subject subject, CellRule rule) {
    if (rule instanceof CellRule.Told told && told.fact().scope() == CellRule.Scope.ANY) {
      return ofFund(told.fact());
    }
    if (subject instanceof Subject.Missing missing) {
      return new CellValue.Lacking(missing.why());
    }
    if (rule instanceof CellRule.Contribution contribution
        && subject instanceof Subject.OfStream of) {
      return facts.contribution(of, contribution.amount());
    }
    if (rule instanceof CellRule.Spending spending && subject instanceof Subject.OfScheme of) {
      return facts.spent(of, spending.amount());
    }
    if (rule instanceof CellRule.Units units && subject instanceof Subject.OfEffect of) {
      return units(of, units);
    }
    return new CellValue.InWords(words(subject, ((CellRule.Told) rule).fact()));
  }

  private CellValue units(Subject.OfEffect of, CellRule.Units rule) {
    if (!rule.isObserved()) {
      return new CellValue.InUnits(of.planned());
    }
    return of.observed().isPresent()
        ? new CellValue.InUnits(of.observed().getAsLong())
        : new CellValue.Lacking(
            "Not every quarter of %s has an approved value in %s."
                .formatted(of.effect(), facts.period()));
  }

  private CellValue ofFund(Fact fact) {
    var fund = facts.fund();
    return switch (fact) {
      case FUND_NAME -> new CellValue.InWords(fund.name());
      case FUND_CODE -> new CellValue.InWords(fund.code().value());
      case HOST_NAME -> new CellValue.InWords(name(fund, fund.host()));
      case PERIOD -> new CellValue.InWords(facts.period().toString());
      case FIRST_DAY -> new CellValue.OnDay(facts.period().first());
      case LAST_DAY -> new CellValue.OnDay(facts.period().last());
      case LAST_ENTRY -> new CellValue.InWords(Long.toString(facts.stamp().sequence()));
      default -> new CellValue.InWords(facts.stamp().seal());
    };
  }

  private String words(Subject subject, Fact fact) {
    if (subject instanceof Subject.OfStream of) {
      return switch (fact) {
        case STREAM_CODE -> of.stream().code().value();
        case STREAM_NAME -> of.stream().name();
        default -> of.partner().orElseThrow().name();
      };
    }
    if (subject instanceof Subject.OfScheme of) {
      var scheme = of.scheme();
      return switch (fact) {
        case STREAM_CODE -> of.stream().code().value();
        case STREAM_NAME -> of.stream().name();
        case SCHEME_CODE -> scheme.code().value();
        case SCHEME_NAME -> scheme.name();
        case LEAD_NAME -> name(facts.fund(), scheme.lead());
        case PROVIDER_NAMES ->
            scheme.providers().stream()
                .map(each -> name(facts.fund(), each))
                .collect(Collectors.joining(", "));
        default -> scheme.nature().name().toLowerCase(Locale.ROOT);
      };
    }
    var of = (Subject.OfEffect) subject;
    return switch (fact) {
      case EFFECT_CODE -> of.effect().value();
      case MEASURE_NAME -> of.measure().name();
      default -> of.measure().unit();
    };
  }

  private static String name(Fund fund, PartnerCode partner) {
    return fund.partner(partner).orElseThrow().name();
  }
}
