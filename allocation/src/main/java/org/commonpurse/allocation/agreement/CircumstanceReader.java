package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CLAUSE_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_GATE_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_NUMBER_UNREADABLE;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_YEAR_UNREADABLE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * Reads conditions that go by the circumstances, now and in years before, and notes what of the past
 * they count.
 */
final class CircumstanceReader {

  private final Map<String, ClauseCode> clauses;
  private final Set<ClauseCode> countedClauses = new HashSet<>();
  private final Set<MeasureCode> countedMeasures = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param clauses  all clauses of the agreement, by reference and by code
   */
  CircumstanceReader(Map<String, ClauseCode> clauses) {
    this.clauses = clauses;
  }

  /** What the conditions read so far count of the past, and besides that some clauses. */
  Counted counted(Set<ClauseCode> more) {
    var all = new HashSet<>(countedClauses);
    all.addAll(more);
    return new Counted(all, countedMeasures);
  }

  /** A condition that decides between figures or factors, which goes by the circumstances alone. */
  Condition choice(Field field) {
    if (field.has("all")) {
      return new Condition.All(field.get("all").items().stream().map(this::choice).toList());
    }
    var read = read(field);
    if (read.isEmpty()) {
      field.report(
          AGREEMENT_GATE_UNCLEAR,
          "A choice between figures goes by measure, decided, clause, year or all, and not by the"
              + " amount; for that, let a gate choose between terms.");
    }
    return read.orElse(new Condition.All(List.of()));
  }

  /** A condition of one circumstance, if a mapping describes one. */
  Optional<Condition> read(Field field) {
    if (field.has("measure")) {
      return Optional.of(measure(field));
    }
    if (field.has("clause")) {
      return clause(field);
    }
    if (field.has("year")) {
      var year = field.get("year");
      return Optional.of(new Condition.YearWithin(year(year.get("from")), year(year.get("until"))));
    }
    return field.has("decided")
        ? Optional.of(new Condition.Decided(MeasureCode.of(field.get("decided").text())))
        : Optional.empty();
  }

  private Condition measure(Field field) {
    FactorReader.requireInOrder(field);
    var measure = MeasureCode.of(field.get("measure").text());
    var least = bound(field.get("at-least"));
    var most = bound(field.get("at-most"));
    return field.has("over")
        ? new Condition.TotalWithin(measure, over(measure, field.get("over")), least, most)
        : new Condition.MeasureWithin(measure, least, most);
  }

  /** A total of what is measured, over years. */
  Factor total(Field field) {
    var measure = MeasureCode.of(field.get("sum-of").text());
    return new Factor.Total(measure, over(measure, field.get("over")));
  }

  /** Over how many years a measure is counted; 0 for all. */
  private int over(MeasureCode measure, Field field) {
    countedMeasures.add(measure);
    return field.text().equals("all") ? 0 : field.decimal().intValueExact();
  }

  private Optional<Condition> clause(Field field) {
    var reference = field.get("clause").text();
    var code = clauses.get(reference);
    if (code == null) {
      field
          .get("clause")
          .report(
              AGREEMENT_CLAUSE_UNKNOWN,
              "There is no clause \"%s\" in this agreement.".formatted(reference));
      return Optional.of(new Condition.All(List.of()));
    }
    countedClauses.add(code);
    int years = field.has("years") ? field.get("years").decimal().intValueExact() : 1;
    var most = field.get("at-most");
    if (!most.isNumber()) {
      most.report(
          AGREEMENT_NUMBER_UNREADABLE,
          "\"%s\" is no sum; write one like 0.00, or -5000.00 for what was underspent."
              .formatted(most.text()));
      return Optional.of(new Condition.All(List.of()));
    }
    var pence = Exact.of(most.decimal().movePointRight(2));
    return Optional.of(new Condition.EachYearBefore(code, reference, years, pence));
  }

  private static Optional<FinancialYear> year(Field field) {
    return field.isPresent()
        ? field.as(AGREEMENT_YEAR_UNREADABLE, FinancialYear::parse)
        : Optional.empty();
  }

  private static Optional<Exact> bound(Field field) {
    return field.isPresent() ? Optional.of(FactorReader.number(field)) : Optional.empty();
  }
}
