package org.commonpurse.allocation.simulation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.commonpurse.allocation.projection.Course;
import org.commonpurse.allocation.projection.Grade;
import org.commonpurse.allocation.projection.Plan;
import org.commonpurse.ledger.exact.Exact;

/**
 * An amount for each year as a binary fraction, made whole pence where its fraction leaves no doubt of them.
 */
final class CompiledCourse {

  /** Further than this from half a penny, for each penny of an amount, rounding cannot be mistaken. */
  private static final double DOUBT = 1e-13;

  private static final double DOUBT_LEAST = 1e-7;
  private static final double LARGEST = 1e14;
  private static final int DIGITS = 20;

  private final Parameters parameters;
  private final Course course;
  private final int[] places;
  private final int grade;
  private final double[] corrections;

  /**
   * Compiles a course.
   *
   * @param path  where the line stands in the plan
   * @param sign  1 for costs, which a correction puts up; -1 for benefits, which it takes down
   */
  CompiledCourse(
      Parameters parameters, Plan plan, String path, Course course, Grade grade, int sign) {
    this.parameters = parameters;
    this.course = course;
    this.places = places(parameters, plan, path, course);
    this.grade = parameters.number(path + "/grade", grade.number());
    this.corrections =
        IntStream.rangeClosed(1, 6)
            .mapToDouble(i -> 1 + sign * number(new Grade(i).correction()))
            .toArray();
  }

  static double number(Exact exact) {
    return exact.toDecimal(DIGITS).doubleValue();
  }

  private static int[] places(Parameters to, Plan plan, String path, Course course) {
    if (course instanceof Course.Given given) {
      return IntStream.range(0, plan.years())
          .map(
              year ->
                  to.amount(
                      path + "/amounts/" + plan.year(year), given.pence().getOrDefault(year, 0L)))
          .toArray();
    }
    if (course instanceof Course.Yearly yearly) {
      return new int[] {
        to.amount(path + "/yearly/amount", yearly.pence()),
        to.rate(path + "/yearly/growth", number(yearly.growth()))
      };
    }
    var reached = (Course.Reached) course;
    var within = path + "/reached/";
    return new int[] {
      to.number(within + "population", number(reached.population())),
      to.rate(within + "takeUp", number(reached.takeUp())),
      to.rate(within + "impact", number(reached.impact())),
      to.rate(within + "deadweight", number(reached.deadweight())),
      to.rate(within + "hiddenDemand", number(reached.hiddenDemand())),
      to.rate(within + "growth", number(reached.growth())),
      to.amount(within + "unitValue", reached.unitPence())
    };
  }

  /** Whether any of its numbers is uncertain. */
  boolean isUncertain() {
    return parameters.isUncertain(grade) || Arrays.stream(places).anyMatch(parameters::isUncertain);
  }

  /** The amount of a year in pence at the plan's prices, corrected. */
  double in(int year) {
    return plain(year) * corrections[(int) parameters.get(grade) - 1];
  }

  private double plain(int year) {
    if (course instanceof Course.Given) {
      return parameters.get(places[year]);
    }
    if (course instanceof Course.Yearly yearly) {
      return year < yearly.from() || year > yearly.until()
          ? 0
          : parameters.get(places[0]) * power(1 + parameters.get(places[1]), year - yearly.from());
    }
    return parameters.get(places[0])
        * power(1 + parameters.get(places[5]), year)
        * parameters.get(places[1])
        * parameters.get(places[2])
        * (1 - parameters.get(places[3]))
        * (1 - parameters.get(places[4]))
        * parameters.get(places[6]);
  }

  static double power(double number, int times) {
    double power = 1;
    for (int i = 0; i < times; i++) {
      power *= number;
    }
    return power;
  }

  /**
   * Whole pence, halves away from zero.
   *
   * @throws ArithmeticException if it is too near to half a penny to tell
   */
  static long rounded(double pence) {
    double size = Math.abs(pence);
    double whole = Math.floor(size);
    if (size > LARGEST || Math.abs(size - whole - 0.5) < size * DOUBT + DOUBT_LEAST) {
      throw new ArithmeticException("A penny hangs on the last digits.");
    }
    long rounded = (long) (size - whole < 0.5 ? whole : whole + 1);
    return pence < 0 ? -rounded : rounded;
  }
}
