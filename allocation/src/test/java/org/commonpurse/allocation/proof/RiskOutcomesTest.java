package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.risk.RiskCourse;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/** Risk profiles of random agreements, against the naive evaluator, which knows nothing of outcomes. */
class RiskOutcomesTest {

  private static final List<Integer> PERCENTS = List.of(-10, -5, 0, 5, 10, 20);

  @Test
  void everyOutcomeAddsUpToItsVarianceAndIsWhatTheNaiveEvaluatorGives() {
    for (long seed : Seeds.of(800)) {
      var any = AnyCases.of(seed);
      var profile = profile(any);
      if (profile == null) {
        continue;
      }
      var met = new TreeMap<Long, Met>();
      assertThat(profile.even()).extracting(RiskProfile.Even::percent).isEqualTo(PERCENTS);
      profile.even().forEach(each -> met.put(each.variancePence(), each.met()));
      for (var course : List.of(profile.over(), profile.under())) {
        for (var stretch : course.stretches()) {
          met.put(stretch.fromPence(), stretch.atFrom());
          met.put(stretch.toPence(), stretch.atTo());
        }
      }
      met.forEach(
          (variance, found) -> {
            assertThat(found.totalPence()).as(Seeds.described(seed)).isEqualTo(variance);
            assertThat(found)
                .as("%d in %s", variance, Seeds.described(seed))
                .isEqualTo(naively(any, even(any, variance), variance));
          });
      for (var alone : profile.alone()) {
        var overs =
            any.outturn().lines().stream()
                .mapToLong(
                    line ->
                        alone.schemes().contains(line.scheme())
                            ? Math.round(Math.max(0, line.budgetPence()) / 10.0)
                            : 0)
                .toArray();
        assertThat(alone.met().totalPence()).isEqualTo(alone.variancePence());
        assertThat(alone.met())
            .as("%s in %s", alone.schemes(), Seeds.described(seed))
            .isEqualTo(naively(any, overs, alone.variancePence()));
      }
    }
  }

  /** Whatever cannot be told from rounding, or is worth less than a thousandth of a stretch, is not looked for. */
  @Test
  void betweenTurningPointsAmountsAreOnAStraightLineUnlessTheCourseSaysThatSomeAreMissing() {
    var random = new SplittableRandom(7);
    int complete = 0;
    int courses = 0;
    int turned = 0;
    var checked = new ArrayList<Boolean>();
    for (long seed : Seeds.of(300)) {
      var any = AnyCases.of(seed);
      var profile = profile(any);
      if (profile == null) {
        continue;
      }
      for (var course : List.of(profile.over(), profile.under())) {
        courses++;
        turned += course.stretches().size() - 1;
        if (course.isComplete()) {
          complete++;
          course.stretches().forEach(stretch -> checked.addAll(areStraight(any, stretch, random)));
        }
      }
    }
    // Terms of chance have jumps and dents that no agreement has; nearly all are found.
    assertThat(complete).isGreaterThan(courses * 8 / 10);
    assertThat(turned).isGreaterThan(courses / 3);
    assertThat(checked.stream().filter(isStraight -> !isStraight).count())
        .as("points off the line, of %d", checked.size())
        .isLessThan(checked.size() / 200);
  }

  private static List<Boolean> areStraight(
      AnyCases.Case any, RiskCourse.Stretch stretch, SplittableRandom random) {
    long length = stretch.lengthPence();
    long may = Math.max(6 * slack(any), Math.abs(length) / 1_000);
    var straight = new ArrayList<Boolean>();
    for (int i = 0; i < 3 && Math.abs(length) > 1_000 + may; i++) {
      long into = random.nextLong(Math.abs(length)) * Long.signum(length);
      var at = amounts(naively(any, even(any, stretch.fromPence() + into), 0), any);
      var from = amounts(stretch.atFrom(), any);
      var to = amounts(stretch.atTo(), any);
      for (var who : at.keySet()) {
        var expected =
            Exact.of(to.get(who) - from.get(who))
                .times(Exact.of(into, length))
                .plus(Exact.of(from.get(who)));
        straight.add(Math.abs(at.get(who) - expected.roundedHalfUp()) <= may);
      }
    }
    return straight;
  }

  private static long slack(AnyCases.Case any) {
    long unit = 1;
    for (var clause : any.agreement().clauses()) {
      if (clause.rounding().remainder() instanceof Rounding.Remainder.To to) {
        unit = Math.max(unit, to.unitPence());
      }
    }
    return 2 * unit + any.outturn().lines().size() / 4;
  }

  /** All but what stays in the pool, which follows from the others. */
  private static Map<String, Long> amounts(Met met, AnyCases.Case any) {
    var amounts = new TreeMap<String, Long>();
    for (var partner : any.agreement().parties().codes()) {
      amounts.put(partner.value(), met.partners().getOrDefault(partner, 0L));
    }
    amounts.put("reserves", met.reservesPence());
    amounts.put("nobody", met.undecidedPence());
    return amounts;
  }

  private static RiskProfile profile(AnyCases.Case any) {
    return RiskProfile.of(List.of(new YearGrounds(any.agreement(), any.outturn(), State.INITIAL)))
        .orElse(null);
  }

  private static long[] even(AnyCases.Case any, long variance) {
    return Split.byWeights(
        variance,
        any.outturn().lines().stream()
            .mapToLong(line -> Math.max(0, line.budgetPence()))
            .toArray());
  }

  /** Who meets an outcome, by the evaluator that the engine is held against. */
  private static Met naively(AnyCases.Case any, long[] overs, long variance) {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < overs.length; i++) {
      var line = any.outturn().lines().get(i);
      lines.add(line.spent(line.budgetPence() + overs[i]));
    }
    var clauses = NaiveEngine.apply(any.agreement(), any.outturn().withLines(lines));
    var partners = new TreeMap<PartnerCode, Long>();
    long reserves = 0;
    long nobody = 0;
    for (int i = 0; i < clauses.size(); i++) {
      if (any.agreement().clauses().get(i).basis().isVariance()) {
        var parts = new TreeMap<>(clauses.get(i));
        // What partners only advance is no part of what they bear.
        parts.keySet().removeIf(key -> key.startsWith(AnyTerms.LOAN + " of "));
        parts.keySet().removeIf(key -> key.startsWith(AnyTerms.SUPPORT + " of "));
        var parties = any.agreement().parties();
        for (int partner = 0; partner < parties.size(); partner++) {
          Long part = parts.remove(NaiveTerms.partner(partner));
          partners.merge(parties.code(partner), part == null ? 0 : part, Long::sum);
        }
        Long left = parts.remove(NaiveTerms.NOBODY);
        nobody += left == null ? 0 : left;
        for (var move : parts.entrySet()) {
          boolean isReserve = move.getKey().contains("reserve-");
          reserves += isReserve ? move.getValue() : 0;
        }
      }
    }
    partners.values().removeIf(pence -> pence == 0);
    long taken = partners.values().stream().mapToLong(Long::longValue).sum() + reserves + nobody;
    return new Met(partners, reserves, nobody, variance - taken);
  }
}
