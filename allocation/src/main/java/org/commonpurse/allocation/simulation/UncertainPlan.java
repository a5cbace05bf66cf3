package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_RANGES_MISSING;
import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_VALUE_IMPOSSIBLE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.projection.Assumption;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;

/**
 * A plan, or a scenario of one, with what its numbers may be instead and how likely that is.
 * <p>
 * Each future of it is a plan that could be written down: its numbers are as fine as plans are.
 */
public final class UncertainPlan {

  private final Document document;
  private final Plan standing;
  private final List<Uncertain> numbers;
  private final Copula copula;

  private UncertainPlan(Document document, Plan standing, List<Uncertain> numbers, Copula copula) {
    this.document = document;
    this.standing = standing;
    this.numbers = List.copyOf(numbers);
    this.copula = copula;
  }

  /**
   * Reads it.
   *
   * @param document  what {@code plan.schema.json} describes
   * @param scenario  the scenario to take in place of the plan as it stands
   * @throws DocumentException {@code SIMULATION_RANGES_MISSING}, {@code SIMULATION_DISTRIBUTION_UNREADABLE}, {@code
   *     SIMULATION_DISTRIBUTION_WITHOUT_MASS}, {@code SIMULATION_CORRELATION_UNREADABLE}, {@code
   *     SIMULATION_CORRELATIONS_IMPOSSIBLE}, {@code SIMULATION_VALUE_IMPOSSIBLE}, or what a plan gives, each with
   *     its place
   */
  public static UncertainPlan read(Document document, Optional<String> scenario) {
    var scenarios = new Scenarios(document);
    var plan = scenario.map(scenarios::plan).orElseGet(scenarios::plan);
    var changed = scenario.map(scenarios::document).orElse(document);
    var ranges = changed.root().get("ranges");
    if (ranges.entries().isEmpty()) {
      throw ranges.refused(
          SIMULATION_RANGES_MISSING,
          "The plan has no ranges, so that nothing of it is uncertain; add some, or project it.");
    }
    var numbers = new ArrayList<Uncertain>();
    for (var range : ranges.entries()) {
      number(range).ifPresent(numbers::add);
    }
    changed.requireNoMistakes();
    var matrix =
        CorrelationReader.read(
            changed.root().get("correlations"), numbers.stream().map(Uncertain::name).toList());
    changed.requireNoMistakes();
    var read = new UncertainPlan(changed, plan, numbers, Copula.of(matrix));
    for (int i = 0; i < numbers.size(); i++) {
      var range = ranges.entries().get(i);
      read.requirePossible(numbers.get(i), numbers.get(i).distribution().lowest(), range, "low");
      read.requirePossible(numbers.get(i), numbers.get(i).distribution().highest(), range, "high");
    }
    changed.requireNoMistakes();
    return read;
  }

  private static Optional<Uncertain> number(Field range) {
    Optional<Assumption> assumption = Assumption.read(range);
    return assumption.flatMap(
        each ->
            DistributionReader.read(range, each)
                .map(found -> Uncertain.of(each, found, each.standing(range.document().json()))));
  }

  /** The plan must be able to have the ends of a range, everything else being as it stands. */
  private void requirePossible(Uncertain number, double end, Field range, String name) {
    var value = BigDecimal.valueOf(end).setScale(number.places(), RoundingMode.HALF_UP);
    try {
      plan(List.of(number), List.of(value));
    } catch (DocumentException e) {
      var mistake = e.mistakes().get(0);
      range
          .get(name)
          .report(
              SIMULATION_VALUE_IMPOSSIBLE,
              "\"%s\" can be as %s as %s, with which the plan cannot be worked out: %s"
                  .formatted(
                      number.name(), name, number.assumption().write(value), mistake.message()));
    }
  }

  private Plan plan(List<Uncertain> some, List<BigDecimal> values) {
    var changed = (ObjectNode) document.json().deepCopy();
    changed.remove(List.of("scenarios", "ranges", "correlations"));
    for (int i = 0; i < some.size(); i++) {
      some.get(i).assumption().put(values.get(i), changed);
    }
    return new Scenarios(Document.parseJson(document.source(), changed.toString())).plan();
  }

  /** The plan of one future: with a value for each number, in units of its last decimal. */
  Plan future(long[] values) {
    var decimals = new ArrayList<BigDecimal>();
    for (int i = 0; i < values.length; i++) {
      decimals.add(numbers.get(i).decimal(values[i]));
    }
    return plan(numbers, decimals);
  }

  /** The plan as it stands. */
  public Plan standing() {
    return standing;
  }

  /** What the plan says could not be put in figures. */
  public List<String> notInFigures() {
    return document.root().get("notInFigures").items().stream().map(Field::text).toList();
  }

  /** The names of what is uncertain, in the plan's order. */
  public List<String> names() {
    return numbers.stream().map(Uncertain::name).toList();
  }

  List<Uncertain> numbers() {
    return numbers;
  }

  Copula copula() {
    return copula;
  }
}
