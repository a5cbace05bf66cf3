package org.commonpurse.allocation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.AllocationJson;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.HandedOn;
import org.commonpurse.allocation.engine.RoundedAllocation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.allocation.proof.AnyCases.Case;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Working;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.CauseCode;
import org.junit.jupiter.api.Test;

/** What holds of every agreement, whatever its terms, and of every outturn. */
class PropertiesTest {

  private static final int CASES = 5_000;

  private static ApplicationResult apply(Case any) {
    return Engine.apply(any.agreement(), any.outturn(), State.INITIAL);
  }

  private static void forEveryUnit(Allocation allocation, Consumer<ClauseResult.UnitResult> check) {
    allocation.clauses().forEach(clause -> clause.units().forEach(check));
  }

  private static void forEveryStep(Working working, Consumer<Working> check) {
    check.accept(working);
    working.steps().forEach(step -> forEveryStep(step, check));
  }

  @Test
  void everyTermGivesExactlyWhatItTook() {
    for (long seed : Seeds.of(CASES)) {
      forEveryUnit(
          apply(AnyCases.of(seed)).allocation(),
          unit ->
              forEveryStep(
                  unit.working(),
                  step ->
                      assertThat(step.allocation().total())
                          .as("%s in %s", step.term(), Seeds.described(seed))
                          .isEqualTo(step.amount())));
    }
  }

  @Test
  void everyClauseGivesWholePenceThatAddUpToWhatItTook() {
    for (long seed : Seeds.of(CASES)) {
      var allocation = apply(AnyCases.of(seed)).allocation();
      for (var clause : allocation.clauses()) {
        assertThat(clause.allocation().totalPence())
            .as(Seeds.described(seed))
            .isEqualTo(clause.amountPence());
      }
      forEveryUnit(
          allocation,
          unit ->
              unit.rounded()
                  .ifPresent(
                      whole ->
                          assertThat(whole.totalPence())
                              .as(Seeds.described(seed))
                              .isEqualTo(unit.amountPence())));
    }
  }

  @Test
  void whatIsRoundedIsLessThanAPennyFromTheExactPart() {
    for (long seed : Seeds.of(CASES)) {
      for (var clause : apply(AnyCases.of(seed)).allocation().clauses()) {
        if (clause.clause().rounding().equals(Rounding.USUAL)) {
          clause.units().forEach(unit -> requireNear(unit, seed));
        }
      }
    }
  }

  private static void requireNear(ClauseResult.UnitResult unit, long seed) {
    var whole = unit.rounded().orElseThrow();
    for (int i = 0; i < whole.partners().size(); i++) {
      var exact = unit.working().allocation().partner(i);
      var difference = Exact.of(whole.partners().get(i)).minus(exact).abs();
      assertThat(difference).as(Seeds.described(seed)).isLessThan(Exact.ONE);
      if (exact.isWhole()) {
        assertThat(difference).as(Seeds.described(seed)).isEqualTo(Exact.ZERO);
      }
    }
  }

  @Test
  void aWeightOfZeroGetsNothing() {
    for (long seed : Seeds.of(CASES)) {
      forEveryUnit(
          apply(AnyCases.of(seed)).allocation(),
          unit ->
              forEveryStep(
                  unit.working(),
                  step -> {
                    if (step.term() instanceof Share share
                        && share.shares() instanceof Shares.Fixed fixed) {
                      requireNothingWithoutWeight(fixed, step, seed);
                    }
                  }));
    }
  }

  private static void requireNothingWithoutWeight(Shares.Fixed fixed, Working step, long seed) {
    for (int i = 0; i < fixed.weights().each().size(); i++) {
      if (fixed.weights().each().get(i).isZero()) {
        assertThat(step.allocation().partner(i)).as(Seeds.described(seed)).isEqualTo(Exact.ZERO);
      }
    }
  }

  /** What the linter relies on when it warns of partners and terms that nothing can reach. */
  @Test
  void onlyPartnersThatATermReachesHaveAPart() {
    for (long seed : Seeds.of(CASES)) {
      forEveryUnit(
          apply(AnyCases.of(seed)).allocation(),
          unit ->
              forEveryStep(
                  unit.working(),
                  step -> {
                    for (int i = 0; i < step.allocation().partners().size(); i++) {
                      assertThat(step.allocation().partner(i).isZero() || step.term().reaches(i))
                          .as("partner %s of %s in %s", i, step.term(), Seeds.described(seed))
                          .isTrue();
                    }
                  }));
    }
  }

  @Test
  void anUnderspendIsSharedAsTheMirrorOfAnOverspend() {
    for (long seed : Seeds.of(CASES)) {
      var any = AnyCases.mirrored(seed);
      var mirror = new Case(any.agreement(), mirrored(any.outturn()));

      var there = wholes(apply(any).allocation());
      var back = wholes(apply(mirror).allocation());

      assertThat(back).as(Seeds.described(seed)).isEqualTo(negated(there));
    }
  }

  private static Outturn mirrored(Outturn outturn) {
    return with(
        outturn,
        outturn.lines().stream()
            .map(line -> actual(line, line.budgetPence() - line.variancePence(), negated(line)))
            .toList());
  }

  /**
   * Nobody pays less because there is more to share. That is so of exact parts only: the odd penny of a
   * larger amount may go to another. It is not so of gates, nor where a sum is shared that was limited
   * by another clause or by what was had before.
   */
  @Test
  void aLargerAmountGivesNobodyASmallerPart() {
    int grown = 0;
    for (long seed : Seeds.of(CASES)) {
      var any = AnyCases.mirrored(seed);
      if (!any.agreement()
          .toString()
          .matches("(?s).*(Gate|AllocatedToDate|OfClause|GivenTo|BeyondLimits|PaidRate).*")) {
        var less = apply(new Case(any.agreement(), overspent(any.outturn(), 1))).allocation();
        var more = apply(new Case(any.agreement(), overspent(any.outturn(), 3))).allocation();
        for (int clause = 0; clause < less.clauses().size(); clause++) {
          var before = less.clauses().get(clause).units();
          var after = more.clauses().get(clause).units();
          for (int unit = 0; unit < before.size(); unit++) {
            requireNoSmaller(before.get(unit), after.get(unit), seed);
            grown += after.get(unit).amountPence() > before.get(unit).amountPence() ? 1 : 0;
          }
        }
      }
    }
    assertThat(grown).isPositive();
  }

  private static void requireNoSmaller(
      ClauseResult.UnitResult before, ClauseResult.UnitResult after, long seed) {
    for (int i = 0; i < before.working().allocation().partners().size(); i++) {
      assertThat(after.working().allocation().partner(i))
          .as("partner %s in %s", i, Seeds.described(seed))
          .isGreaterThanOrEqualTo(before.working().allocation().partner(i));
    }
  }

  /** Each line above its budget by what it was off it, so many times. */
  private static Outturn overspent(Outturn outturn, int times) {
    return with(
        outturn,
        outturn.lines().stream()
            .map(
                line ->
                    actual(
                        line,
                        line.budgetPence() + times * Math.abs(line.variancePence()),
                        new TreeMap<>()))
            .toList());
  }

  private static SortedMap<CauseCode, Long> negated(Line line) {
    var negated = new TreeMap<CauseCode, Long>();
    line.causesPence().forEach((cause, pence) -> negated.put(cause, -pence));
    return negated;
  }

  private static Line actual(Line line, long actualPence, SortedMap<CauseCode, Long> causes) {
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
        actualPence,
        line.uncommittedPence(),
        causes);
  }

  private static Outturn with(Outturn outturn, List<Line> lines) {
    return new Outturn(
        outturn.fund(),
        outturn.year(),
        outturn.throughMonth(),
        outturn.currency(),
        outturn.contributions(),
        lines,
        outturn.impacts(),
        outturn.measures(),
        outturn.bases(),
        outturn.packages());
  }

  private static List<List<Long>> wholes(Allocation allocation) {
    var wholes = new ArrayList<List<Long>>();
    for (var clause : allocation.clauses()) {
      var pence = new ArrayList<>(clause.allocation().partners());
      clause.allocation().moves().stream().map(RoundedAllocation.Move::pence).forEach(pence::add);
      pence.add(clause.allocation().unallocatedPence());
      wholes.add(pence);
    }
    return wholes;
  }

  private static List<List<Long>> negated(List<List<Long>> wholes) {
    return wholes.stream().map(each -> each.stream().map(pence -> -pence).toList()).toList();
  }

  @Test
  void theOrderOfFiguresNeverDecidesAPenny() {
    for (long seed : Seeds.of(CASES)) {
      var any = AnyCases.of(seed);

      var shuffled = apply(new Case(any.agreement(), shuffled(any.outturn(), seed)));

      assertThat(wholes(shuffled.allocation()))
          .as(Seeds.described(seed))
          .isEqualTo(wholes(apply(any).allocation()));
      assertThat(shuffled.state()).as(Seeds.described(seed)).isEqualTo(apply(any).state());
    }
  }

  private static Outturn shuffled(Outturn outturn, long seed) {
    var random = new Random(seed);
    return new Outturn(
        outturn.fund(),
        outturn.year(),
        outturn.throughMonth(),
        outturn.currency(),
        shuffled(outturn.contributions(), random),
        shuffled(outturn.lines(), random),
        shuffled(outturn.impacts(), random),
        shuffled(outturn.measures(), random),
        shuffled(outturn.bases(), random),
        shuffled(outturn.packages(), random));
  }

  private static <T> List<T> shuffled(List<T> things, Random random) {
    var other = new ArrayList<>(things);
    Collections.shuffle(other, random);
    return other;
  }

  private static <K, V> Map<K, V> shuffled(Map<K, V> things, Random random) {
    var other = new LinkedHashMap<K, V>();
    shuffled(List.copyOf(things.keySet()), random).forEach(key -> other.put(key, things.get(key)));
    return other;
  }

  @Test
  void theSameFiguresGiveTheSameResultAndWorking() {
    for (long seed : Seeds.of(CASES / 10)) {
      var first = apply(AnyCases.of(seed));
      var again = apply(AnyCases.of(seed));

      assertThat(AllocationJson.of(again.allocation()))
          .as(Seeds.described(seed))
          .isEqualTo(AllocationJson.of(first.allocation()));
      assertThat(again.state()).as(Seeds.described(seed)).isEqualTo(first.state());
    }
  }

  @Test
  void theYearToDateAppliedAgainMovesNothing() {
    int applied = 0;
    for (long seed : Seeds.of(2 * CASES)) {
      var any = yearToDate(AnyCases.of(seed));
      // What a partner has had so far is meant to change terms.
      if (!any.agreement().toString().contains("AllocatedToDate")) {
        var first = apply(any);
        var again = Engine.apply(any.agreement(), any.outturn(), first.state());

        for (var pence : wholes(again.allocation())) {
          assertThat(pence).as(Seeds.described(seed)).containsOnly(0L);
        }
        assertThat(again.state()).as(Seeds.described(seed)).isEqualTo(first.state());
        applied++;
      }
    }
    assertThat(applied).isPositive();
  }

  private static Case yearToDate(Case any) {
    var agreement = any.agreement();
    var clauses = new ArrayList<Clause>();
    for (var clause : agreement.clauses()) {
      clauses.add(
          new Clause(
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
              clause.recoveredOverYears(),
              clause.addsTo(),
              clause.advanced(),
              clause.replaces(),
              clause.term()));
    }
    return new Case(
        new Agreement(
            agreement.code(),
            agreement.title(),
            agreement.version(),
            agreement.currency(),
            agreement.inForceFrom(),
            agreement.inForceUntil(),
            agreement.withinYear(),
            agreement.varies(),
            agreement.noticeMonths(),
            agreement.notice(),
            agreement.parties(),
            agreement.causes(),
            agreement.names(),
            agreement.reserves(),
            agreement.advances(),
            agreement.investments(),
            agreement.counted(),
            agreement.notNetted(),
            agreement.partnersSee(),
            clauses),
        any.outturn());
  }

  @Test
  void noReserveIsEverOverdrawn() {
    for (long seed : Seeds.of(CASES)) {
      var any = AnyCases.of(seed);
      var state = apply(any).state();
      for (int year = 0; year < 3; year++) {
        state = Engine.apply(any.agreement(), any.outturn(), state).state();
        for (var balance : state.reserves().values()) {
          assertThat(balance.totalPence()).as(Seeds.described(seed)).isNotNegative();
          assertThat(balance.byOwner().values())
              .as(Seeds.described(seed))
              .allMatch(pence -> pence >= 0);
        }
        assertThat(state.unrecovered().values())
            .as(Seeds.described(seed))
            .allMatch(pence -> pence >= 0);
      }
    }
  }

  @Test
  void carriedFractionsAddUpToNothingHoweverManySettlementsThereAre() {
    for (long seed : Seeds.of(CASES / 10)) {
      var any = AnyCases.of(seed);
      var state = State.INITIAL;
      for (int year = 0; year < 5; year++) {
        state = Engine.apply(any.agreement(), any.outturn(), state).state();
        for (var fractions : state.carried().values()) {
          assertThat(fractions.values().stream().reduce(Exact.ZERO, Exact::plus))
              .as(Seeds.described(seed))
              .isEqualTo(Exact.ZERO);
          assertThat(fractions.values()).allMatch(part -> part.abs().compareTo(Exact.ONE) < 0);
        }
      }
    }
  }

  @Test
  void aStateSurvivesItsDocument() {
    for (long seed : Seeds.of(CASES / 5)) {
      var applied = apply(AnyCases.of(seed));
      var state = applied.state();
      var parties = applied.allocation().parties();

      assertThat(StateDocument.read(document(StateDocument.of(state)).root(), parties))
          .as(Seeds.described(seed))
          .isEqualTo(state);
      // What a command writes for the next period, its schema describes.
      var handedOn = HandedOn.by(applied, Optional.empty());
      assertThat(HandedOn.read(document(handedOn.toJson()), applied.allocation().agreement()))
          .as(Seeds.described(seed))
          .isEqualTo(handedOn);
    }
  }

  @Test
  void anOutturnSurvivesItsDocument() {
    for (long seed : Seeds.of(CASES / 5)) {
      var outturn = AnyCases.of(seed).outturn();

      assertThat(OutturnReader.read(document(OutturnDocument.of(outturn))))
          .as(Seeds.described(seed))
          .isEqualTo(outturn);
    }
  }

  private static Document document(JsonNode json) {
    return Document.parse("random case", json.toString());
  }
}
