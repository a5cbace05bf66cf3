package org.commonpurse.allocation.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.risk.RiskCourse.Stretch;
import org.commonpurse.allocation.risk.RiskProfile.Alone;
import org.commonpurse.allocation.risk.RiskProfile.Even;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/** Which outcomes the engine is asked for, so that a profile is told with few of them. */
final class RiskQuestions {

  /** Under, on and over budget, of which the first and last are the range. */
  private static final List<Integer> PERCENTS = List.of(-10, -5, 0, 5, 10, 20);

  private static final int ALONE_MOST = 10;
  private static final int OVER_MOST = 80;
  private static final int UNDER_MOST = 23;

  private final List<YearGrounds> grounds;
  private final WhatIf whatIf;
  private final List<PartnerCode> partners;
  private final List<Line> lines;
  private final long budgetPence;
  private final TreeMap<Long, Answer> known = new TreeMap<>();

  private RiskQuestions(List<YearGrounds> grounds, List<Line> lines) {
    this.grounds = grounds;
    this.whatIf = new WhatIf(grounds);
    this.partners =
        grounds.stream()
            .flatMap(each -> each.agreement().parties().codes().stream())
            .distinct()
            .toList();
    this.lines = lines;
    this.budgetPence = lines.stream().mapToLong(Line::budgetPence).reduce(0, Math::addExact);
  }

  /** The questions on a fund; empty where there is nothing to share, or nobody who does. */
  static Optional<RiskQuestions> of(List<YearGrounds> grounds) {
    if (grounds.stream().noneMatch(WhatIf::sharesVariance)) {
      return Optional.empty();
    }
    var first = grounds.get(0);
    var lines =
        first.outturn().lines().stream()
            .filter(line -> WhatIf.isOwn(line, first) && line.budgetPence() > 0)
            .toList();
    // Less than a pound at one percent has no shares to speak of.
    return lines.stream().mapToLong(Line::budgetPence).reduce(0, Math::addExact) < 10_000
        ? Optional.empty()
        : Optional.of(new RiskQuestions(grounds, lines));
  }

  RiskProfile profile() {
    var even = new ArrayList<Even>();
    for (int percent : PERCENTS) {
      long variance = part(budgetPence, percent);
      even.add(new Even(percent, variance, even(variance).met()));
    }
    var bySize = bySize();
    var alone = new ArrayList<Alone>();
    if (bySize.size() > 1) {
      bySize.stream().limit(ALONE_MOST).forEach(scheme -> alone.add(alone(List.of(scheme))));
    }
    return new RiskProfile(
        grounds.get(0).outturn().year(),
        grounds.stream().map(each -> each.agreement().code()).toList(),
        grounds.stream().anyMatch(each -> !each.agreement().causes().isEmpty()),
        budgetPence,
        even,
        alone,
        bySize.size() > ALONE_MOST
            ? Optional.of(alone(bySize.subList(ALONE_MOST, bySize.size())))
            : Optional.empty(),
        course(1, OVER_MOST),
        course(-1, UNDER_MOST));
  }

  private static long part(long pence, int percent) {
    return Exact.of(pence).times(Exact.of(percent, 100)).roundedHalfUp();
  }

  /** Who meets an even outcome; what was asked once is known. */
  private Answer even(long variancePence) {
    return known.computeIfAbsent(
        variancePence,
        variance -> {
          var parts =
              Split.byWeights(variance, lines.stream().mapToLong(Line::budgetPence).toArray());
          return ask(IntStream.range(0, parts.length).mapToObj(i -> parts[i]).toList(), variance);
        });
  }

  private record Place(SchemeCode scheme, StreamCode stream) {
    static Place of(Line line) {
      return new Place(line.scheme(), line.stream());
    }
  }

  private Answer ask(List<Long> overs, long variancePence) {
    var byPlace = new HashMap<Place, Long>();
    for (int i = 0; i < lines.size(); i++) {
      byPlace.put(Place.of(lines.get(i)), overs.get(i));
    }
    return whatIf.ask(line -> byPlace.getOrDefault(Place.of(line), 0L), variancePence);
  }

  /** The schemes, that with the largest budget first; of equals in order of code. */
  private List<SchemeCode> bySize() {
    var budgets = new TreeMap<SchemeCode, Long>();
    lines.forEach(line -> budgets.merge(line.scheme(), line.budgetPence(), Math::addExact));
    return budgets.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Alone alone(List<SchemeCode> schemes) {
    var over = Set.copyOf(schemes);
    var overs =
        lines.stream()
            .map(
                line ->
                    over.contains(line.scheme())
                        ? part(line.budgetPence(), RiskProfile.TOLD_PERCENT)
                        : 0L)
            .toList();
    long variance = overs.stream().reduce(0L, Math::addExact);
    return new Alone(schemes, variance, ask(overs, variance).met());
  }

  /**
   * How even outcomes are shared as they grow.
   *
   * @param sign  1 for overspends, -1 for underspends
   */
  private RiskCourse course(int sign, int most) {
    var sizes =
        PERCENTS.stream()
            .filter(percent -> percent * sign >= 0)
            .mapToLong(percent -> sign * part(budgetPence, percent))
            .sorted()
            .toArray();
    var found = TurningPoints.of(size -> amounts(even(sign * size).met()), slack(), sizes, most);
    var stretches = new ArrayList<Stretch>();
    long from = 0;
    for (var point : found.points()) {
      if (point.getKey() > from) {
        stretches.add(stretch(sign * from, sign * point.getKey(), stretches));
      }
      from = point.getValue();
    }
    stretches.add(stretch(sign * from, sign * sizes[sizes.length - 1], stretches));
    return new RiskCourse(stretches, found.isComplete());
  }

  private long[] amounts(Met met) {
    var amounts =
        new ArrayList<>(
            partners.stream().map(partner -> met.partners().getOrDefault(partner, 0L)).toList());
    amounts.add(met.reservesPence());
    amounts.add(met.undecidedPence());
    amounts.add(met.staysPence());
    return amounts.stream().mapToLong(Long::longValue).toArray();
  }

  /** By how many pence rounding may move an amount: by a part of one for each line, or by a clause's own unit. */
  private long slack() {
    long units = 1;
    for (var each : grounds) {
      for (var clause : each.agreement().clauses()) {
        if (clause.rounding().remainder() instanceof Rounding.Remainder.To to) {
          units = Math.max(units, to.unitPence());
        }
      }
    }
    return 2 * units + lines.size() / 4;
  }

  private Stretch stretch(long from, long to, List<Stretch> before) {
    var turns = before.isEmpty() ? List.<Turn>of() : turns(before.get(before.size() - 1), from, to);
    return new Stretch(from, to, even(from).met(), even(to).met(), turns);
  }

  /** Why amounts are shared otherwise than in the stretch before: the clauses that do so, and what they reached. */
  private List<Turn> turns(Stretch before, long from, long to) {
    var start = even(before.fromPence());
    var turn = even(before.toPence());
    var on = even(from);
    var end = even(to);
    var turns = new LinkedHashSet<Turn>();
    // Where a stretch begins and ends may be on a limit, or a penny below it; its middle is not.
    var reached = new HashSet<>(middle(from, to).bounds());
    reached.removeAll(middle(before.fromPence(), before.toPence()).bounds());
    for (var clause : end.byClause().keySet()) {
      boolean isOther =
          isOther(
              difference(start, turn, clause), before.lengthPence(),
              difference(on, end, clause), Math.subtractExact(to, from));
      if (isOther) {
        var own = reached.stream().filter(each -> each.clause().equals(clause)).toList();
        if (own.isEmpty()) {
          turns.add(new Turn(clause, Turn.Why.OTHER_PART, Optional.empty(), Optional.empty()));
        }
        turns.addAll(own);
      }
    }
    return turns.stream().sorted(BY_WORDS).toList();
  }

  private Answer middle(long from, long to) {
    return even(from + (to - from) / 2);
  }

  private static final Comparator<Turn> BY_WORDS =
      Comparator.comparing((Turn turn) -> turn.clause().reference())
          .thenComparing(Turn::why)
          .thenComparing(Turn::toString);

  private long[] difference(Answer from, Answer to, PlacedClause clause) {
    var before = amounts(clauseOf(from, clause));
    var after = amounts(clauseOf(to, clause));
    return IntStream.range(0, before.length)
        .mapToLong(i -> Math.subtractExact(after[i], before[i]))
        .toArray();
  }

  private static Met clauseOf(Answer answer, PlacedClause clause) {
    return answer.byClause().getOrDefault(clause, NOTHING);
  }

  private static final Met NOTHING = new Met(new TreeMap<>(), 0, 0, 0);

  private boolean isOther(long[] one, long oneLength, long[] other, long otherLength) {
    for (int i = 0; i < one.length; i++) {
      var apart =
          Exact.of(one[i])
              .times(Exact.of(otherLength))
              .minus(Exact.of(other[i]).times(Exact.of(oneLength)));
      var may =
          Exact.of(slack())
              .times(Exact.of(Math.addExact(Math.abs(oneLength), Math.abs(otherLength))));
      if (apart.abs().compareTo(may) > 0) {
        return true;
      }
    }
    return false;
  }
}
