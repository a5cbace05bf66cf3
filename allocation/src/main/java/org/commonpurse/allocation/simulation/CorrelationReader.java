package org.commonpurse.allocation.simulation;

import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_CORRELATIONS_IMPOSSIBLE;
import static org.commonpurse.allocation.problem.SimulationProblem.SIMULATION_CORRELATION_UNREADABLE;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.ledger.document.Field;

/** Reads how the ranges of a plan go together, or reports what is wrong with it at its place. */
final class CorrelationReader {

  private final Field field;
  private final List<String> names;
  private final double[][] matrix;
  private final boolean[][] isGiven;
  private boolean isReadable = true;

  private CorrelationReader(Field field, List<String> names) {
    this.field = field;
    this.names = names;
    this.matrix = new double[names.size()][names.size()];
    this.isGiven = new boolean[names.size()][names.size()];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i][i] = 1;
    }
  }

  /**
   * The matrix of all ranges.
   *
   * @param field  {@code correlations} of the plan, if it has them
   * @param names  of the ranges, in order
   */
  static double[][] read(Field field, List<String> names) {
    var reader = new CorrelationReader(field, names);
    if (field.isList()) {
      field.items().forEach(reader::pair);
    } else if (field.isPresent()) {
      reader.matrix();
    }
    if (reader.isReadable) {
      Copula.contradiction(reader.matrix).ifPresent(reader::contradicted);
    }
    return reader.matrix;
  }

  private void contradicted(Copula.Contradiction where) {
    field.report(
        SIMULATION_CORRELATIONS_IMPOSSIBLE,
        "Nothing can be correlated so: with what stands before it, \"%s\" would have a variance of %.4f left of its own. Weaken its coefficients."
            .formatted(names.get(where.row()), where.left()));
  }

  private void pair(Field pair) {
    var between = pair.get("between").items();
    int first = index(between.get(0));
    int second = index(between.get(1));
    if (first == second && first >= 0) {
      unreadable(pair.get("between"), "A range is correlated with another one, not with itself.");
    } else if (first >= 0 && second >= 0) {
      if (isGiven[first][second]) {
        unreadable(
            pair,
            "\"%s\" and \"%s\" are correlated twice; keep one of the coefficients."
                .formatted(names.get(first), names.get(second)));
      }
      set(first, second, coefficient(pair.get("coefficient")));
    }
  }

  private void set(int first, int second, double coefficient) {
    isGiven[first][second] = true;
    isGiven[second][first] = true;
    matrix[first][second] = coefficient;
    matrix[second][first] = coefficient;
  }

  private void matrix() {
    var of = new ArrayList<Integer>();
    for (var item : field.get("of").items()) {
      int index = index(item);
      if (of.contains(index) && index >= 0) {
        unreadable(item, "\"%s\" is named twice; name it once.".formatted(item.text()));
      }
      of.add(index);
    }
    var rows = field.get("matrix").items();
    boolean isSquare =
        rows.size() == of.size() && rows.stream().allMatch(row -> row.items().size() == of.size());
    if (!isSquare) {
      unreadable(
          field.get("matrix"),
          "The matrix needs %d rows of %d numbers, one for each range that is named."
              .formatted(of.size(), of.size()));
      return;
    }
    for (int i = 0; isReadable && i < of.size(); i++) {
      for (int j = 0; j <= i; j++) {
        var here = rows.get(i).items().get(j);
        var there = rows.get(j).items().get(i);
        double value = coefficient(here);
        if (i == j && value != 1) {
          unreadable(here, "A range is correlated with itself by 1, not by %s.".formatted(value));
        } else if (here.decimal().compareTo(there.decimal()) != 0) {
          unreadable(
              there,
              "%s stands here, and %s at its mirror; let them be the same."
                  .formatted(there.text(), here.text()));
        } else {
          set(of.get(i), of.get(j), value);
        }
      }
    }
  }

  private int index(Field name) {
    int index = names.indexOf(name.text());
    if (index < 0) {
      unreadable(
          name,
          "\"%s\" is none of the plan's ranges, %s; correct it.".formatted(name.text(), names));
    }
    return index;
  }

  private double coefficient(Field number) {
    double value = number.decimal().doubleValue();
    if (Math.abs(value) > 1) {
      unreadable(
          number,
          "%s is no coefficient of correlation; use one from -1 to 1.".formatted(number.text()));
      return 0;
    }
    return value;
  }

  private void unreadable(Field place, String message) {
    isReadable = false;
    place.report(SIMULATION_CORRELATION_UNREADABLE, message);
  }
}
