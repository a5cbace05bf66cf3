package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.agreement.WithinYear;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Heirs;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Contribution;
import org.commonpurse.allocation.outturn.Impact;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.junit.jupiter.api.Test;

/**
 * However often an agreement is applied within a year, and whatever versions, figures and mergers there
 * were on the way, the year ends as one application of the last version to the whole year ends it: what
 * everybody has, and what is handed on.
 */
class StepsWithinYearTest {

  private static final int CASES = 3_000;

  private static final PartnerCode MERGED = PartnerCode.of("merged-away");

  /** A random agreement whose clauses count the year to date and carry on all that can be carried. */
  private record Story(Agreement agreement, Outturn whole, Random random) {

    static Optional<Story> of(long seed) {
      var any = AnyCases.of(seed);
      // What a partner has had so far is meant to follow the steps.
      if (any.agreement().toString().contains("AllocatedToDate")) {
        return Optional.empty();
      }
      var random = new Random(seed);
      var clauses = any.agreement().clauses().stream().map(each -> carrying(each, random)).toList();
      return Optional.of(new Story(with(any.agreement(), clauses), any.outturn(), random));
    }

    private static Clause carrying(Clause clause, Random random) {
      boolean cost = clause.basis().isVariance() && !clause.basis().isBenefit();
      return new Clause(
          clause.code(),
          clause.reference(),
          clause.title(),
          clause.from(),
          clause.until(),
          clause.survivesUntil(),
          clause.basis(),
          clause.of(),
          clause.except(),
          clause.each(),
          ToDate.YEAR,
          clause.rounding(),
          random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0,
          cost && random.nextInt(3) == 0 ? Optional.of(AnyTerms.INVESTMENT) : Optional.empty(),
          clause.advanced(),
          Set.of(),
          clause.term());
    }

    private static Agreement with(Agreement agreement, List<Clause> clauses) {
      return new Agreement(
          agreement.code(),
          agreement.title(),
          agreement.version(),
          agreement.currency(),
          agreement.inForceFrom(),
          agreement.inForceUntil(),
          Optional.of(WithinYear.WHOLE_YEAR),
          agreement.varies(),
          agreement.noticeMonths(),
          agreement.notice(),
          agreement.parties(),
          agreement.causes(),
          agreement.names(),
          agreement.reserves(),
          agreement.advances(),
          Set.of(AnyTerms.INVESTMENT),
          agreement.counted(),
          agreement.notNetted(),
          agreement.partnersSee(),
          clauses);
    }

    /** The state with which the year begins: that of a year before, if there was one. */
    State opening() {
      return Engine.apply(agreement, in(whole, AnyTerms.YEAR.previous(), 12), State.INITIAL)
          .state();
    }

    /** Figures of a part of the year, of which none is a fixed part of what the year's will be. */
    Outturn part() {
      return in(
          new Outturn(
              whole.fund(),
              whole.year(),
              whole.throughMonth(),
              whole.currency(),
              whole.contributions().stream().map(this::part).toList(),
              whole.lines().stream().map(this::part).toList(),
              whole.impacts().stream().map(each -> each.of(part(each.pence()))).toList(),
              whole.measures(),
              parts(whole.bases()),
              whole.packages()),
          whole.year(),
          1 + random.nextInt(11));
    }

    private long part(long pence) {
      return random.nextInt(3) == 0 ? pence : Math.floorDiv(pence * random.nextInt(13), 12);
    }

    private Contribution part(Contribution of) {
      long pence = part(of.pence());
      return new Contribution(
          of.partner(), of.stream(), pence, 0, of.recurrent(), of.countsForShares());
    }

    private Line part(Line of) {
      return new Line(
          of.fund(),
          of.scheme(),
          of.stream(),
          of.lead(),
          of.owner(),
          of.nature(),
          of.ringFenced(),
          of.recurrent(),
          part(of.budgetPence()),
          part(of.actualPence()),
          0);
    }

    private Map<BaseCode, Long> parts(Map<BaseCode, Long> bases) {
      var parts = new HashMap<BaseCode, Long>();
      bases.forEach((code, pence) -> parts.put(code, part(pence)));
      return parts;
    }

    /** Another version: clauses dropped, partners in another order, terms exchanged. */
    Agreement otherVersion() {
      var clauses = new ArrayList<>(agreement.clauses());
      if (clauses.size() > 1 && random.nextBoolean()) {
        clauses.remove(random.nextInt(clauses.size()));
      }
      var partners = new ArrayList<>(agreement.parties().codes());
      if (random.nextBoolean()) {
        Collections.shuffle(partners, random);
      }
      return with(among(agreement, partners), clauses);
    }
  }

  private static Agreement among(Agreement agreement, List<PartnerCode> partners) {
    return new Agreement(
        agreement.code(),
        agreement.title(),
        agreement.version(),
        agreement.currency(),
        LocalDate.of(2015, 4, 1),
        agreement.inForceUntil(),
        agreement.withinYear(),
        agreement.varies(),
        agreement.noticeMonths(),
        agreement.notice(),
        new Parties(partners),
        agreement.causes(),
        agreement.names(),
        agreement.reserves(),
        agreement.advances(),
        agreement.investments(),
        agreement.counted(),
        agreement.notNetted(),
        agreement.partnersSee(),
        agreement.clauses());
  }

  private static Outturn in(Outturn outturn, FinancialYear year, int throughMonth) {
    return new Outturn(
        outturn.fund(),
        year,
        throughMonth,
        outturn.currency(),
        outturn.contributions(),
        outturn.lines(),
        outturn.impacts(),
        outturn.measures(),
        outturn.bases(),
        outturn.packages());
  }

  @Test
  void aYearInStepsEndsAsAYearInOne() {
    for (long seed : Seeds.of(CASES)) {
      Story.of(seed)
          .ifPresent(
              story -> {
                var opening = story.opening();
                var steps = new ArrayList<Allocation>();
                var state = opening;
                for (int step = story.random().nextInt(4); step >= 0; step--) {
                  var applied = Engine.apply(story.agreement(), story.part(), state);
                  steps.add(applied.allocation());
                  state = applied.state();
                }
                requireSame(seed, story, opening, steps, state, Heirs.NONE);
              });
    }
  }

  @Test
  void aYearOfManyVersionsEndsAsAYearOfTheLast() {
    for (long seed : Seeds.of(CASES)) {
      Story.of(seed)
          .ifPresent(
              story -> {
                var opening = story.opening();
                var steps = new ArrayList<Allocation>();
                var state = opening;
                for (int step = story.random().nextInt(3); step >= 0; step--) {
                  var applied = Engine.apply(story.otherVersion(), story.part(), state);
                  steps.add(applied.allocation());
                  state = applied.state();
                }
                requireSame(seed, story, opening, steps, state, Heirs.NONE);
              });
    }
  }

  /** A partner that another took the place of within the year, and one that joined when it did. */
  @Test
  void aYearInWhichPartnersMergedEndsAsIfTheyHadBeenOneFromItsBeginning() {
    for (long seed : Seeds.of(CASES)) {
      Story.of(seed)
          .filter(story -> story.agreement().parties().size() > 1)
          .ifPresent(
              story -> {
                var codes = new ArrayList<>(story.agreement().parties().codes());
                var heir = codes.get(0);
                var joining = codes.set(codes.size() - 1, MERGED);
                var before = among(story.agreement(), codes);
                Heirs heirs =
                    code -> new TreeMap<>(Map.of(code.equals(MERGED) ? heir : code, Exact.ONE));
                var lastYear = in(story.whole(), AnyTerms.YEAR.previous(), 12);
                var opening =
                    Engine.apply(before, renamed(lastYear, joining), State.INITIAL).state();
                var steps = new ArrayList<Allocation>();
                var state = opening;
                for (int step = story.random().nextInt(2); step >= 0; step--) {
                  var applied = Engine.apply(before, renamed(story.part(), joining), state);
                  steps.add(applied.allocation());
                  state = applied.state();
                }
                requireSame(seed, story, opening, steps, state.passedOn(heirs), heirs);
              });
    }
  }

  private static Outturn renamed(Outturn outturn, PartnerCode joining) {
    var contributions = new ArrayList<Contribution>();
    for (var of : outturn.contributions()) {
      var who = of.partner().equals(joining) ? MERGED : of.partner();
      contributions.add(
          new Contribution(who, of.stream(), of.pence(), 0, of.recurrent(), of.countsForShares()));
    }
    var impacts = new ArrayList<Impact>();
    for (var of : outturn.impacts()) {
      var who = of.partner().equals(joining) ? MERGED : of.partner();
      impacts.add(new Impact(of.effect(), of.measure(), who, of.scheme(), of.nature(), of.pence()));
    }
    return new Outturn(
        outturn.fund(),
        outturn.year(),
        outturn.throughMonth(),
        outturn.currency(),
        contributions,
        outturn.lines(),
        impacts,
        outturn.measures(),
        outturn.bases(),
        outturn.packages());
  }

  private static void requireSame(
      long seed, Story story, State opening, List<Allocation> steps, State before, Heirs heirs) {
    ApplicationResult last = Engine.apply(story.agreement(), story.whole(), before);
    var all = new ArrayList<>(steps);
    all.add(last.allocation());
    ApplicationResult once =
        Engine.apply(story.agreement(), story.whole(), opening.passedOn(heirs));

    assertThat(sums(all, heirs))
        .as("who has what after %d steps of %s", all.size(), Seeds.described(seed))
        .isEqualTo(sums(List.of(once.allocation()), heirs));
    assertThat(last.state().inMoney())
        .as("what is handed on after %d steps of %s", all.size(), Seeds.described(seed))
        .isEqualTo(once.state().inMoney());
  }

  /** What everybody has of each clause, added up over applications. */
  private static Map<String, Long> sums(List<Allocation> steps, Heirs heirs) {
    var sums = new LinkedHashMap<String, Long>();
    for (var allocation : steps) {
      for (var clause : allocation.clauses()) {
        var name = clause.clause().code() + " ";
        var parties = clause.parties();
        heirs
            .passOn(parties.byCode(clause.allocation().partners()))
            .forEach((partner, pence) -> sums.merge(name + partner, pence, Long::sum));
        clause
            .claims()
            .forEach(
                (advance, pence) ->
                    heirs
                        .passOn(pence)
                        .forEach(
                            (partner, part) ->
                                sums.merge(name + advance + " " + partner, part, Long::sum)));
        for (var move : clause.allocation().moves()) {
          var owner = move.owner().map(code -> heirs.of(code).firstKey());
          sums.merge(name + move.source() + owner, move.pence(), Long::sum);
        }
        sums.merge(name + "nobody", clause.allocation().unallocatedPence(), Long::sum);
      }
    }
    sums.values().removeIf(pence -> pence == 0);
    return new TreeMap<>(sums);
  }
}
