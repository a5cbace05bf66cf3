package org.commonpurse.allocation.gainshare;

import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_SCHEMES_MISSING;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_SCHEMES_TOO_MANY;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_SCHEME_TWICE;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_SCHEME_UNKNOWN;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_SUBSETS_MISSING;
import static org.commonpurse.allocation.problem.GainShareProblem.GAIN_WORTH_OF_NOTHING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;

/**
 * What each scheme is worth where schemes only work together: the Shapley value.
 * <p>
 * If schemes were begun one after the other, each would add what the net benefit of those begun so far
 * grows by. That depends on the order. A scheme's value is the mean of what it adds over all orders:
 * with n schemes, and for each set S without it, {@code |S|! (n - |S| - 1)! / n!} times the net benefit
 * of S with it less that of S alone.
 * <p>
 * Net benefit is savings less costs in pence, positive where it is good; a scheme's value has the same
 * sign. Values add up to the net benefit of all schemes together; schemes that add the same to every set
 * have the same value; one that adds to every set what it is worth by itself has that value; the values
 * of the sum of two benefits are the sums of the values.
 *
 * @param together  the net benefit of all schemes together, in pence
 * @param values  one for each scheme, in order of code; their pence add up to {@code together}
 */
public record ShapleyValue(long together, List<SchemeValue> values) {

  /** The greatest number of schemes: with twelve there are 4,096 sets of them to put a figure on. */
  public static final int SCHEMES_MAX = 12;

  private static final int NAMED_MAX = 8;

  public ShapleyValue {
    values = List.copyOf(values);
  }

  /**
   * The value of each scheme, from the net benefit of each set of them.
   *
   * @param schemes  the schemes, in any order
   * @param benefits  the net benefit in pence of every set of them but the empty one, which is worth
   *     nothing
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_SCHEMES_MISSING} if there are
   *     none; {@code GAIN_SCHEMES_TOO_MANY} if there are more than {@link #SCHEMES_MAX}; {@code
   *     GAIN_SCHEME_TWICE} if one is named twice; {@code GAIN_SCHEME_UNKNOWN} if a set holds one that is
   *     not among them; {@code GAIN_SUBSETS_MISSING} if a set has no net benefit; {@code
   *     GAIN_WORTH_OF_NOTHING} if the empty set is given one that is not zero; {@code
   *     LEDGER_AMOUNT_OUT_OF_RANGE} if one is larger than books take
   */
  public static ShapleyValue of(
      Collection<SchemeCode> schemes, Map<Set<SchemeCode>, Long> benefits) {
    var ordered = ordered(schemes);
    for (var set : benefits.keySet()) {
      requireKnown(set, ordered);
    }
    requireComplete(ordered, benefits);
    return of(ordered, set -> benefits.getOrDefault(set, 0L));
  }

  /**
   * The value of each scheme, from a function that tells the net benefit of a set of them.
   *
   * @param schemes  the schemes, in any order
   * @param benefit  the net benefit of a set in pence; it is asked once for each set, of which the empty
   *     one is worth nothing
   * @throws org.commonpurse.ledger.problem.ProblemException {@code GAIN_SCHEMES_MISSING}, {@code
   *     GAIN_SCHEMES_TOO_MANY}, {@code GAIN_SCHEME_TWICE}, {@code GAIN_WORTH_OF_NOTHING} or {@code
   *     LEDGER_AMOUNT_OUT_OF_RANGE}, as above
   */
  public static ShapleyValue of(
      Collection<SchemeCode> schemes, ToLongFunction<Set<SchemeCode>> benefit) {
    var ordered = ordered(schemes);
    long[] worth = new long[1 << ordered.size()];
    for (int set = 0; set < worth.length; set++) {
      worth[set] = Amounts.requireBounded(benefit.applyAsLong(members(ordered, set)));
    }
    if (worth[0] != 0) {
      throw GAIN_WORTH_OF_NOTHING
          .because(
              "No scheme at all has a net benefit of "
                  + Amounts.printPounds(worth[0])
                  + "; it must be zero. Take what comes about without any scheme out of the benefits.",
              "benefit",
              Amounts.plain(worth[0]))
          .toException();
    }
    var exact = new ArrayList<Exact>();
    for (int scheme = 0; scheme < ordered.size(); scheme++) {
      exact.add(value(scheme, ordered.size(), worth));
    }
    long[] pence = Split.byLargestRemainder(exact);
    var values = new ArrayList<SchemeValue>();
    for (int scheme = 0; scheme < ordered.size(); scheme++) {
      values.add(new SchemeValue(ordered.get(scheme), exact.get(scheme), pence[scheme]));
    }
    return new ShapleyValue(worth[worth.length - 1], values);
  }

  /** The mean over all orders of what a scheme adds, sets of one size taken together. */
  private static Exact value(int scheme, int schemes, long[] worth) {
    // At most 462 sets of a size, each of at most twice the largest amount: the sums fit a long.
    long[] addedBySize = new long[schemes];
    int bit = 1 << scheme;
    for (int set = 0; set < worth.length; set++) {
      if ((set & bit) == 0) {
        int size = Integer.bitCount(set);
        long added = Math.subtractExact(worth[set | bit], worth[set]);
        addedBySize[size] = Math.addExact(addedBySize[size], added);
      }
    }
    var value = Exact.ZERO;
    for (int size = 0; size < schemes; size++) {
      // |S|! (n - |S| - 1)! / n! is 1 / (n times the number of sets of that size without the
      // scheme).
      long orders = Math.multiplyExact(schemes, choose(schemes - 1, size));
      value = value.plus(Exact.of(addedBySize[size], orders));
    }
    return value;
  }

  private static long choose(int among, int number) {
    long ways = 1;
    for (int i = 1; i <= number; i++) {
      ways = ways * (among - number + i) / i;
    }
    return ways;
  }

  private static Set<SchemeCode> members(List<SchemeCode> schemes, int set) {
    var members = new TreeSet<SchemeCode>();
    for (int i = 0; i < schemes.size(); i++) {
      if ((set & 1 << i) != 0) {
        members.add(schemes.get(i));
      }
    }
    return members;
  }

  private static List<SchemeCode> ordered(Collection<SchemeCode> schemes) {
    if (schemes.isEmpty()) {
      throw GAIN_SCHEMES_MISSING
          .because("There is no scheme to value. Name one or more.")
          .toException();
    }
    SortedSet<SchemeCode> distinct = new TreeSet<>();
    for (var scheme : schemes) {
      if (!distinct.add(scheme)) {
        throw GAIN_SCHEME_TWICE
            .because("The scheme " + scheme + " is named twice. Name it once.", "scheme", scheme)
            .toException();
      }
    }
    if (schemes.size() > SCHEMES_MAX) {
      throw GAIN_SCHEMES_TOO_MANY
          .because(
              "There are "
                  + schemes.size()
                  + " schemes; at most "
                  + SCHEMES_MAX
                  + " can be valued. Take schemes that are never done apart as one, or value those"
                  + " that work without the others by themselves.",
              "schemes",
              schemes.size(),
              "most",
              SCHEMES_MAX)
          .toException();
    }
    return List.copyOf(distinct);
  }

  private static void requireKnown(Set<SchemeCode> set, List<SchemeCode> schemes) {
    for (var scheme : set) {
      if (!schemes.contains(scheme)) {
        throw GAIN_SCHEME_UNKNOWN
            .because(
                "The set "
                    + named(set)
                    + " holds "
                    + scheme
                    + ", which is not among the schemes "
                    + named(schemes)
                    + ". Correct its code, or add it to the schemes.",
                "scheme",
                scheme)
            .toException();
      }
    }
  }

  private static void requireComplete(
      List<SchemeCode> schemes, Map<Set<SchemeCode>, Long> benefits) {
    var missing = new ArrayList<String>();
    for (int set = 1; set < 1 << schemes.size(); set++) {
      var members = members(schemes, set);
      if (!benefits.containsKey(members)) {
        missing.add(named(members));
      }
    }
    if (!missing.isEmpty()) {
      int more = missing.size() - NAMED_MAX;
      throw GAIN_SUBSETS_MISSING
          .because(
              "The net benefit of "
                  + String.join(", ", missing.subList(0, Math.min(NAMED_MAX, missing.size())))
                  + (more > 0 ? " and " + more + " more" : "")
                  + " is missing. Give one for every set of schemes; zero where they do nothing.",
              "missing",
              missing.size())
          .toException();
    }
  }

  private static String named(Collection<SchemeCode> schemes) {
    return schemes.stream()
        .sorted()
        .map(SchemeCode::value)
        .collect(Collectors.joining("+", "{", "}"));
  }
}
