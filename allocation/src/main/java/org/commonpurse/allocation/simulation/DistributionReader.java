package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_DISTRIBUTION_UNREADABLE;
import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_DISTRIBUTION_WITHOUT_MASS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.commonpurse.allocation.projection.Assumption;
import org.commonpurse.ledger.document.Field;

/** Reads the distribution of a range, or reports what is wrong with it at its place. */
final class DistributionReader {

  private static final String UNIFORM = "uniform";

  /** A whole number with more values than these is drawn as if it were none. */
  private static final int WHOLE_MAX = 1000;

  private static final Map<String, Set<String>> USED =
      Map.of(
          UNIFORM,
          Set.of(),
          "triangular",
          Set.of("likely"),
          "pert",
          Set.of("likely"),
          "lognormal",
          Set.of(),
          "beta",
          Set.of("alpha", "beta"),
          "empirical",
          Set.of("values", "weights"));

  private final Field range;
  private final Assumption assumption;
  private final double low;
  private final double high;

  private DistributionReader(Field range, Assumption assumption) {
    this.range = range;
    this.assumption = assumption;
    this.low = assumption.low().doubleValue();
    this.high = assumption.high().doubleValue();
  }

  static Optional<Distribution> read(Field range, Assumption assumption) {
    return new DistributionReader(range, assumption).read();
  }

  private Optional<Distribution> read() {
    var name = range.get("distribution").optionalText().orElse(UNIFORM);
    var used = USED.getOrDefault(name, Set.of());
    for (var key : List.of("likely", "alpha", "beta", "values", "weights")) {
      if (range.has(key) && !used.contains(key)) {
        range
            .get(key)
            .report(
                SIMULATION_DISTRIBUTION_UNREADABLE,
                "A %s distribution has no \"%s\"; leave it out, or name another distribution."
                    .formatted(name, key));
        return Optional.empty();
      }
    }
    return switch (name) {
      case "triangular" -> likely().map(value -> Distribution.triangular(low, value, high));
      case "pert" -> likely().map(value -> Distribution.pert(low, value, high));
      case "lognormal" -> lognormal();
      case "beta" -> beta();
      case "empirical" -> empirical();
      default -> Optional.of(uniform());
    };
  }

  /** Whole numbers are equally likely each; rounding would halve the chance of the ends. */
  private Distribution uniform() {
    if (!assumption.isWhole() || high - low > WHOLE_MAX) {
      return Distribution.uniform(low, high);
    }
    double[] each = IntStream.rangeClosed((int) low, (int) high).asDoubleStream().toArray();
    return Distribution.empirical(
        each, IntStream.range(0, each.length).mapToDouble(i -> 1).toArray());
  }

  private Optional<Double> likely() {
    var given =
        range.has("likely")
            ? assumption.number(range.get("likely"))
            : Optional.of(assumption.standing(range.document().json()));
    if (given.isEmpty()) {
      range
          .get("likely")
          .report(
              SIMULATION_DISTRIBUTION_UNREADABLE,
              "\"%s\" is no value of this range; write it as \"low\" and \"high\" are."
                  .formatted(range.get("likely").text()));
      return Optional.empty();
    }
    if (!isWithin(given.get())) {
      var place = range.has("likely") ? range.get("likely") : range;
      place.report(
          SIMULATION_DISTRIBUTION_WITHOUT_MASS,
          "The most likely value %s does not lie from %s to %s; correct it, or give \"likely\"."
              .formatted(
                  assumption.write(given.get()),
                  assumption.write(assumption.low()),
                  assumption.write(assumption.high())));
      return Optional.empty();
    }
    return given.map(BigDecimal::doubleValue);
  }

  private boolean isWithin(BigDecimal value) {
    return value.compareTo(assumption.low()) >= 0 && value.compareTo(assumption.high()) <= 0;
  }

  private Optional<Distribution> lognormal() {
    if (low <= 0) {
      return withoutMass(
          range.get("low"),
          "A lognormal distribution has values above nothing only, and %s would be its 10th percentile; use one above nothing."
              .formatted(assumption.write(assumption.low())));
    }
    return Optional.of(Distribution.lognormal(low, high));
  }

  private Optional<Distribution> beta() {
    for (var key : List.of("alpha", "beta")) {
      var shape = range.get(key);
      if (!shape.isPresent()) {
        range.report(
            SIMULATION_DISTRIBUTION_UNREADABLE,
            "A beta distribution needs \"alpha\" and \"beta\", its two shapes; give both.");
        return Optional.empty();
      }
      if (shape.decimal().signum() <= 0) {
        return withoutMass(
            shape, "The shape %s is not above nothing; use one that is.".formatted(shape.text()));
      }
    }
    return Optional.of(
        Distribution.beta(
            low,
            high,
            range.get("alpha").decimal().doubleValue(),
            range.get("beta").decimal().doubleValue()));
  }

  private Optional<Distribution> empirical() {
    var values = new ArrayList<Double>();
    for (var item : range.get("values").items()) {
      var value = assumption.number(item);
      if (value.isEmpty() || !isWithin(value.get())) {
        return withoutMass(
            item,
            "\"%s\" is no value from %s to %s; correct it, or widen the range."
                .formatted(
                    item.text(),
                    assumption.write(assumption.low()),
                    assumption.write(assumption.high())));
      }
      values.add(value.get().doubleValue());
    }
    var weights = new ArrayList<Double>();
    double total = 0;
    for (var item : range.get("weights").items()) {
      if (item.decimal().signum() < 0) {
        return withoutMass(
            item, "The weight %s is below nothing; use 0 or more.".formatted(item.text()));
      }
      weights.add(item.decimal().doubleValue());
      total += item.decimal().doubleValue();
    }
    if (values.isEmpty() || (range.has("weights") && weights.size() != values.size())) {
      range.report(
          SIMULATION_DISTRIBUTION_UNREADABLE,
          "An empirical distribution needs \"values\", and as many \"weights\" if it has any; here are %d and %d."
              .formatted(values.size(), weights.size()));
      return Optional.empty();
    }
    if (range.has("weights") && total == 0) {
      return withoutMass(range.get("weights"), "All weights are 0; let one be above it.");
    }
    return Optional.of(
        sorted(values, weights.isEmpty() ? Collections.nCopies(values.size(), 1.0) : weights));
  }

  private static Distribution sorted(List<Double> values, List<Double> weights) {
    int[] order =
        IntStream.range(0, values.size())
            .boxed()
            .filter(i -> weights.get(i) > 0)
            .sorted((a, b) -> values.get(a).compareTo(values.get(b)))
            .mapToInt(i -> i)
            .toArray();
    return Distribution.empirical(
        IntStream.of(order).mapToDouble(values::get).toArray(),
        IntStream.of(order).mapToDouble(weights::get).toArray());
  }

  private static Optional<Distribution> withoutMass(Field place, String message) {
    place.report(SIMULATION_DISTRIBUTION_WITHOUT_MASS, message);
    return Optional.empty();
  }
}
