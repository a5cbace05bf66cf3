package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.junit.jupiter.api.Test;

/**
 * Whatever an agreement says beside it, nobody bears more under several clauses than a limit over them
 * allows, in a year or over the years, however the amounts fall.
 */
class LimitsOverYearsTest {

  private static final int YEARS = 3;

  @Test
  void nobodyBearsMoreUnderSeveralClausesThanALimitAllows() {
    int checked = 0;
    int bound = 0;
    for (long seed : Seeds.of(16_000)) {
      var agreement = AnyCases.of(seed).agreement();
      var limit = limit(agreement);
      if (limit.isPresent() && isOfPennies(agreement)) {
        var borne = new HashMap<ClauseCode, long[][]>();
        var state = State.INITIAL;
        long units = 0;
        for (int year = 0; year < YEARS; year++) {
          var outturn = in(AnyCases.of(seed).outturn(), year);
          var applied = Engine.apply(agreement, outturn, state);
          state = applied.state();
          add(borne, applied.allocation(), year);
          units += applied.allocation().clauses().stream().mapToLong(c -> c.units().size()).sum();
        }
        for (var cap : limit.get().caps()) {
          for (int year = 0; year < YEARS; year++) {
            // Each unit is rounded by itself, to less than a penny of its exact part.
            long most = pence(cap) + units;
            assertThat(liability(borne, limit.get(), cap.partner(), year))
                .as(Seeds.described(seed))
                .isLessThanOrEqualTo(most);
            bound += liability(borne, limit.get(), cap.partner(), year) >= pence(cap) - 1 ? 1 : 0;
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(500);
    assertThat(bound).isGreaterThan(50);
  }

  /** The limit over several clauses, if there is one that gives what goes beyond to nobody limited. */
  private static Optional<Limit> limit(Agreement agreement) {
    return agreement.clauses().stream()
        .map(Clause::term)
        .filter(Limit.class::isInstance)
        .map(Limit.class::cast)
        .filter(limit -> limit.together().isPresent())
        .filter(
            limit ->
                limit.excess().isEmpty()
                    || limit.caps().stream()
                        .noneMatch(cap -> limit.excess().get().reaches(cap.partner())))
        .findFirst();
  }

  private static boolean isOfPennies(Agreement agreement) {
    return agreement.clauses().stream()
        .allMatch(clause -> clause.rounding().remainder() instanceof Rounding.Remainder.Largest);
  }

  private static long pence(Limit.Cap cap) {
    return ((Figure.Sum) cap.atMost()).pence().wholePart();
  }

  private static void add(Map<ClauseCode, long[][]> borne, Allocation allocation, int year) {
    for (var result : allocation.clauses()) {
      var parts = result.allocation().partners();
      var byYear =
          borne.computeIfAbsent(result.clause().code(), code -> new long[YEARS][parts.size()]);
      for (int i = 0; i < parts.size(); i++) {
        byYear[year][i] += result.clause().basis().isBenefit() ? -parts.get(i) : parts.get(i);
      }
    }
  }

  /** What a partner bore up to a year that counts towards the limit. */
  private static long liability(
      Map<ClauseCode, long[][]> borne, Limit limit, int partner, int year) {
    var together = limit.together().orElseThrow();
    int first = together.over() == Together.Over.LIFE ? 0 : year;
    long liability = 0;
    for (var under : together.clauses()) {
      var byYear = borne.get(under.code());
      for (int each = first; each <= year && byYear != null; each++) {
        liability += Math.max(0, byYear[each][partner]);
      }
    }
    return liability;
  }

  /** The figures of a year: over- and underspends grow from year to year, and once change sides. */
  private static Outturn in(Outturn outturn, int year) {
    long times = year == 1 ? -1 : 1 + year;
    return new Outturn(
        outturn.fund(),
        new FinancialYear(AnyTerms.YEAR.startYear() + year),
        12,
        outturn.currency(),
        outturn.contributions(),
        outturn.lines().stream().map(line -> times(line, times)).toList(),
        outturn.impacts(),
        outturn.measures(),
        outturn.bases());
  }

  private static Line times(Line line, long times) {
    return new Line(
        line.fund(),
        line.scheme(),
        line.stream(),
        line.lead(),
        line.owner(),
        line.nature(),
        line.ringFenced(),
        line.recurrent(),
        line.budgetPence(),
        line.budgetPence() + times * line.variancePence(),
        line.uncommittedPence());
  }
}
