package org.commonpurse.allocation.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.term.Circumstances.BOROUGH;
import static org.commonpurse.allocation.term.Circumstances.COUNTY;
import static org.commonpurse.allocation.term.Circumstances.ICB;
import static org.commonpurse.allocation.term.Circumstances.POOL;
import static org.commonpurse.allocation.term.Circumstances.bear;
import static org.commonpurse.allocation.term.Circumstances.equally;
import static org.commonpurse.allocation.term.Circumstances.notes;
import static org.commonpurse.allocation.term.Circumstances.parts;
import static org.commonpurse.allocation.term.Circumstances.percent;
import static org.commonpurse.allocation.term.Circumstances.shares;
import static org.commonpurse.allocation.term.Circumstances.sum;
import static org.commonpurse.allocation.term.Circumstances.text;
import static org.commonpurse.allocation.term.Circumstances.usual;
import static org.commonpurse.allocation.term.Circumstances.words;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.junit.jupiter.api.Test;

/** What terms do that depend on conditions, rates, sources and what happened before. */
class ConditionalTermsTest {

  private static final MeasureCode QUALITY = MeasureCode.of("quality");

  private static String gated(Condition condition, Circumstances circumstances, long pence) {
    return parts(circumstances.of(new Gate(condition, bear(ICB), bear(COUNTY)), pence));
  }

  @Test
  void opensAGateWhenTheAmountReachesAFigureInEitherSign() {
    var condition = new Condition.AmountReaches(sum(100));
    assertThat(gated(condition, usual(), 100)).isEqualTo("[100, 0, 0]");
    assertThat(gated(condition, usual(), 99)).isEqualTo("[0, 99, 0]");
    assertThat(gated(condition, usual(), -100)).isEqualTo("[-100, 0, 0]");
    var gate = new Gate(condition, bear(ICB), bear(COUNTY));
    assertThat(text(gate))
        .isEqualTo(
            """
            1. It depends on a condition:
              1.1. If the amount reaches £1.00, all of it stays with the ICB.
              1.2. Otherwise all of it stays with county.""");
    assertThat(notes(usual().of(gate, 100)))
        .containsExactly("Passed on because the amount reaches £1.00.");
    assertThat(notes(usual().of(gate, 99)))
        .containsExactly("Not passed on, as it does not hold that the amount reaches £1.00.");
  }

  @Test
  void opensAGateWhenAMeasureIsWithinBoundsBothInclusive() {
    var half = Optional.of(Exact.of(1, 2));
    var one = Optional.of(Exact.ONE);
    var within = new Condition.MeasureWithin(QUALITY, half, one);
    assertThat(gated(within, usual().measure("quality", Exact.of(1, 2)), 9)).startsWith("[9");
    assertThat(gated(within, usual().measure("quality", Exact.ONE), 9)).startsWith("[9");
    assertThat(gated(within, usual().measure("quality", Exact.of(49, 100)), 9)).startsWith("[0");
    assertThat(gated(within, usual().measure("quality", Exact.of(101, 100)), 9)).startsWith("[0");
    assertThat(within.inWords(words())).isEqualTo("the quality is at least 0.5 and at most 1");
    assertThat(new Condition.MeasureWithin(QUALITY, half, Optional.empty()).inWords(words()))
        .isEqualTo("the quality is at least 0.5");
    assertThat(new Condition.MeasureWithin(QUALITY, Optional.empty(), one).inWords(words()))
        .isEqualTo("the quality is at most 1");
  }

  @Test
  void opensAGateWhenSomethingWasDecided() {
    var decided = new Condition.Decided(MeasureCode.of("board-approved"));
    assertThat(gated(decided, usual(), 9)).startsWith("[0");
    assertThat(gated(decided, usual().measure("board-approved", Exact.ZERO), 9)).startsWith("[0");
    assertThat(gated(decided, usual().measure("board-approved", Exact.ONE), 9)).startsWith("[9");
    assertThat(decided.inWords(words())).isEqualTo("the board approved is on record");
  }

  @Test
  void opensAGateForCostsOrForBenefits() {
    var cost = new Condition.IsCost(true);
    var benefit = new Condition.IsCost(false);
    assertThat(gated(cost, usual(), 9)).startsWith("[9");
    assertThat(gated(cost, usual(), -9)).startsWith("[0");
    assertThat(gated(cost, usual(), 0)).isEqualTo("[0, 0, 0]");
    assertThat(gated(cost, usual().ofABenefit(), 9)).startsWith("[0");
    assertThat(gated(cost, usual().ofABenefit(), -9)).startsWith("[-9");
    assertThat(gated(benefit, usual(), -9)).startsWith("[-9");
    assertThat(cost.inWords(words())).isEqualTo("the amount is a cost");
    assertThat(benefit.inWords(words())).isEqualTo("the amount is no cost");
  }

  @Test
  void opensAGateOnlyWhenAllConditionsHold() {
    var all =
        new Condition.All(
            List.of(new Condition.IsCost(true), new Condition.AmountReaches(sum(10))));
    assertThat(gated(all, usual(), 10)).startsWith("[10");
    assertThat(gated(all, usual(), 9)).startsWith("[0");
    assertThat(gated(all, usual(), -10)).startsWith("[0");
    assertThat(all.inWords(words()))
        .isEqualTo("(the amount is a cost; and the amount reaches £0.10)");
  }

  @Test
  void passesOnAPartAndSaysWhereTheRestGoes() {
    var rate = new Rate(percent(70), bear(ICB), bear(COUNTY));
    assertThat(parts(usual().of(rate, 10))).isEqualTo("[7, 3, 0]");
    assertThat(notes(usual().of(rate, 10))).containsExactly("The rate is 70%.");
    assertThat(text(rate))
        .isEqualTo(
            """
            1. It is passed on in part:
              1.1. 70% of it stays with the ICB.
              1.2. The remainder stays with county.""");
  }

  @Test
  void refusesARateThatIsNoPartOfAWhole() {
    var rate = new Rate(new Factor.Measured(QUALITY), bear(ICB), bear(COUNTY));
    assertThat(parts(usual().measure("quality", Exact.ONE).of(rate, 10))).isEqualTo("[10, 0, 0]");
    assertThat(parts(usual().measure("quality", Exact.ZERO).of(rate, 10))).isEqualTo("[0, 10, 0]");
    assertThatThrownBy(() -> usual().measure("quality", Exact.of(11, 10)).of(rate, 10))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("A rate of 11/10 is not between 0 and 1");
    assertThatThrownBy(() -> usual().measure("quality", Exact.of(-1, 10)).of(rate, 10))
        .isInstanceOf(OutturnIncompleteException.class);
    assertThatThrownBy(() -> usual().of(rate, 10))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("\"quality\"")
        .hasMessageContaining("\"measures\"");
  }

  private static Exact value(Factor factor, Circumstances circumstances) {
    return factor.value(circumstances.context());
  }

  @Test
  void combinesFactors() {
    var quality = usual().measure("quality", Exact.of(3, 4));
    var measured = new Factor.Measured(QUALITY);
    var product = new Factor.Product(List.of(percent(50), measured));
    assertThat(value(product, quality)).isEqualTo(Exact.of(3, 8));
    assertThat(product.inWords(words())).isEqualTo("(50% times the quality)");
    var less = new Factor.OneLess(product);
    assertThat(value(less, quality)).isEqualTo(Exact.of(5, 8));
    assertThat(less.inWords(words())).isEqualTo("(100% less (50% times the quality))");
    var bounded =
        new Factor.Bounded(measured, Optional.of(Exact.of(4, 10)), Optional.of(Exact.of(6, 10)));
    assertThat(value(bounded, quality)).isEqualTo(Exact.of(6, 10));
    assertThat(value(bounded, usual().measure("quality", Exact.of(1, 10))))
        .isEqualTo(Exact.of(4, 10));
    assertThat(value(bounded, usual().measure("quality", Exact.of(1, 2))))
        .isEqualTo(Exact.of(1, 2));
    assertThat(bounded.inWords(words())).isEqualTo("(the quality, at least 40% and at most 60%)");
    assertThat(value(new Factor.Bounded(measured, Optional.empty(), Optional.empty()), quality))
        .isEqualTo(Exact.of(3, 4));
    assertThat(percent(50).known()).contains(Exact.of(1, 2));
    assertThat(measured.known()).isEmpty();
  }

  @Test
  void changesARateByYearAndKeepsTheLast() {
    var rates = List.of(Exact.ONE, Exact.of(1, 2), Exact.ZERO);
    assertThat(value(new Factor.ByYear(new FinancialYear(2022), rates), usual()))
        .isEqualTo(Exact.of(1, 2));
    assertThat(value(new Factor.ByYear(new FinancialYear(2030), rates), usual()))
        .isEqualTo(Exact.ONE);
    assertThat(value(new Factor.ByYear(new FinancialYear(2021), rates), usual()))
        .isEqualTo(Exact.ZERO);
    assertThat(value(new Factor.ByYear(new FinancialYear(2010), rates), usual()))
        .isEqualTo(Exact.ZERO);
    assertThat(new Factor.ByYear(new FinancialYear(2022), rates).inWords(words()))
        .isEqualTo("(2022-23 and before: 100%; 2023-24: 50%; 2024-25 and after: 0%)");
  }

  @Test
  void readsARateOffAScale() {
    var scale =
        new Factor.Scale(
            MeasureCode.of("people"),
            List.of(
                new Factor.Scale.Step(
                    Exact.of(10), Optional.of(Exact.of(20)), Exact.of(1, 10), Optional.empty()),
                new Factor.Scale.Step(
                    Exact.of(20),
                    Optional.of(Exact.of(30)),
                    Exact.of(2, 10),
                    Optional.of(Exact.of(4, 10))),
                new Factor.Scale.Step(
                    Exact.of(30), Optional.of(Exact.of(40)), Exact.of(1, 2), Optional.empty())));
    assertThat(value(scale, usual().measure("people", Exact.of(10)))).isEqualTo(Exact.of(1, 10));
    assertThat(value(scale, usual().measure("people", Exact.of(19)))).isEqualTo(Exact.of(1, 10));
    assertThat(value(scale, usual().measure("people", Exact.of(20)))).isEqualTo(Exact.of(2, 10));
    assertThat(value(scale, usual().measure("people", Exact.of(25)))).isEqualTo(Exact.of(3, 10));
    assertThat(value(scale, usual().measure("people", Exact.of(30)))).isEqualTo(Exact.of(1, 2));
    assertThatThrownBy(() -> value(scale, usual().measure("people", Exact.of(9))))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("scale by \"people\" has no step for 9");
    assertThatThrownBy(() -> value(scale, usual().measure("people", Exact.of(40))))
        .isInstanceOf(OutturnIncompleteException.class);
    assertThat(scale.inWords(words()))
        .isEqualTo(
            "(by the people: from 10 to below 20: 10%; from 20 to below 30: 20%, moving evenly to 40%; from 30 to below 40: 50%)");
    var open =
        new Factor.Scale(
            MeasureCode.of("people"),
            List.of(
                new Factor.Scale.Step(
                    Exact.ZERO, Optional.empty(), Exact.ONE, Optional.of(Exact.ZERO))));
    assertThat(value(open, usual().measure("people", Exact.of(99)))).isEqualTo(Exact.ONE);
  }

  private static Exact worth(Figure figure, Circumstances circumstances) {
    return figure.worth(circumstances.context());
  }

  @Test
  void takesFiguresOfManyBases() {
    var of =
        usual()
            .budget(1000)
            .base("contract", 500)
            .result("sch-3", -300)
            .contribution("icb", 100, 50, true)
            .contribution("county", 40, 0, true)
            .contribution("stranger", 60, 0, true);
    var budget = new Figure.Percentage(percent(2), new Figure.Base.Budget());
    assertThat(worth(budget, of)).isEqualTo(Exact.of(20));
    assertThat(budget.inWords(words())).isEqualTo("2% of the budget");
    var contract =
        new Figure.Percentage(percent(10), new Figure.Base.Named(BaseCode.of("contract")));
    assertThat(worth(contract, of)).isEqualTo(Exact.of(50));
    assertThat(contract.inWords(words())).isEqualTo("10% of the contract");
    assertThatThrownBy(() -> worth(contract, usual()))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("\"contract\", which the outturn does not have under \"bases\"");
    var clause =
        new Figure.Percentage(
            percent(50), new Figure.Base.OfClause(ClauseCode.of("sch-3"), "Sch 3"));
    assertThat(worth(clause, of)).isEqualTo(Exact.of(150));
    assertThat(worth(clause, usual())).isEqualTo(Exact.ZERO);
    assertThat(clause.inWords(words())).isEqualTo("50% of the amount of clause “Sch 3”");
    var all = new Figure.Percentage(percent(10), new Figure.Base.Contributions(Set.of()));
    assertThat(worth(all, of)).isEqualTo(Exact.of(20));
    assertThat(all.inWords(words())).isEqualTo("10% of the contributions");
    var except = new Figure.Percentage(percent(10), new Figure.Base.Contributions(Set.of(COUNTY)));
    assertThat(worth(except, of)).isEqualTo(Exact.of(16));
    assertThat(except.inWords(words())).isEqualTo("10% of the contributions except from county");
  }

  @Test
  void neverTakesAFigureBelowZero() {
    var units = new Figure.Units(MeasureCode.of("admissions"), Exact.of(1490));
    assertThat(worth(units, usual().measure("admissions", Exact.of(3)))).isEqualTo(Exact.of(4470));
    assertThat(worth(units, usual().measure("admissions", Exact.of(-3)))).isEqualTo(Exact.ZERO);
    assertThat(units.inWords(words())).isEqualTo("£14.90 for each one of the admissions");
    var budget = new Figure.Percentage(percent(2), new Figure.Base.Budget());
    assertThat(worth(budget, usual().budget(-1000))).isEqualTo(Exact.ZERO);
    assertThat(worth(new Figure.AllocatedToDate(), usual().toDate(5, 6, 7))).isEqualTo(Exact.ZERO);
  }

  @Test
  void comparesFiguresBeforeAnythingIsKnown() {
    var two = new Figure.Percentage(percent(2), new Figure.Base.Budget());
    var four = new Figure.Percentage(percent(4), new Figure.Base.Budget());
    var contract =
        new Figure.Percentage(percent(2), new Figure.Base.Named(BaseCode.of("contract")));
    var measured = new Figure.Percentage(new Factor.Measured(QUALITY), new Figure.Base.Budget());
    assertThat(two.isKnownNotAbove(four)).isTrue();
    assertThat(two.isKnownNotAbove(two)).isTrue();
    assertThat(four.isKnownNotAbove(two)).isFalse();
    assertThat(two.isKnownNotAbove(contract)).isFalse();
    assertThat(two.isKnownNotAbove(measured)).isFalse();
    assertThat(measured.isKnownNotAbove(two)).isFalse();
    assertThat(two.isKnownNotAbove(sum(5))).isFalse();
    assertThat(sum(5).isKnownNotAbove(sum(5))).isTrue();
    assertThat(sum(6).isKnownNotAbove(sum(5))).isFalse();
    assertThat(sum(5).isKnownNotAbove(two)).isFalse();
    assertThat(new Figure.AllocatedToDate().isKnownNotAbove(new Figure.AllocatedToDate()))
        .isFalse();
    var units = new Figure.Units(MeasureCode.of("admissions"), Exact.of(1490));
    assertThat(units.isKnownNotAbove(units)).isFalse();
  }

  @Test
  void meetsACostFromAReserveInTheProportionOfItsOwners() {
    var from = new From(POOL, Optional.empty());
    var pool = usual().holding(POOL, 30, 60, 0, 10);
    assertThat(parts(pool.of(from, 50))).isEqualTo("[0, 0, 0] [pool/0=15, pool/1=30, pool/-1=5]");
    assertThat(notes(pool.of(from, 100))).isEmpty();
    var working = pool.of(from, 130);
    assertThat(parts(working)).isEqualTo("[0, 0, 0] [pool/0=30, pool/1=60, pool/-1=10] left 30");
    assertThat(notes(working)).containsExactly("The risk pool held £1.00, and all of it is used.");
    assertThat(text(from)).isEqualTo("1. It is met from the risk pool.");
  }

  @Test
  void meetsACostOnlyUpToItsLimitAndABenefitNotAtAll() {
    var from = new From(POOL, Optional.of(sum(40)));
    var pool = usual().holding(POOL, 0, 0, 0, 100);
    assertThat(parts(pool.of(from, 50))).isEqualTo("[0, 0, 0] [pool/-1=40] left 10");
    assertThat(notes(pool.of(from, 50))).isEmpty();
    assertThat(parts(pool.of(from, -50))).isEqualTo("[0, 0, 0] left -50");
    assertThat(notes(pool.of(from, -50)))
        .containsExactly("The risk pool meets costs only, and this is none.");
    assertThat(notes(pool.of(from, 0))).isEmpty();
    assertThat(parts(usual().of(from, 50))).isEqualTo("[0, 0, 0] left 50");
    assertThat(text(from)).isEqualTo("1. It is met from the risk pool, up to £0.40.");
    // Of a saving, a negative amount is the cost, and the reserve has no more than it holds.
    assertThat(parts(usual().ofABenefit().holding(POOL, 0, 0, 0, 100).of(from, -50)))
        .isEqualTo("[0, 0, 0] [pool/-1=-40] left -10");
    assertThat(new Source.Underspends().inWords(words()))
        .isEqualTo("underspends elsewhere in the fund");
    assertThat(new Source.Uncommitted().inWords(words()))
        .isEqualTo("scheme money not yet committed");
    assertThat(Source.of(ReserveCode.of("underspends"))).isEqualTo(new Source.Underspends());
    assertThat(Source.of(ReserveCode.of("uncommitted"))).isEqualTo(new Source.Uncommitted());
    assertThat(Source.of(ReserveCode.of("pool"))).isEqualTo(POOL);
    assertThat(new Source.Underspends().isReserve()).isFalse();
  }

  @Test
  void offersTheRestToTheNextStepOfAWaterfall() {
    var waterfall =
        new Waterfall(
            List.of(
                new From(POOL, Optional.of(sum(60))),
                new From(POOL, Optional.empty()),
                bear(BOROUGH)));
    var pool = usual().holding(POOL, 0, 0, 0, 100);
    assertThat(parts(pool.of(waterfall, 130))).isEqualTo("[0, 0, 30] [pool/-1=100]");
    assertThat(pool.of(waterfall, 60).steps()).hasSize(1);
    assertThat(pool.of(waterfall, 0).steps()).hasSize(1);
    assertThat(parts(usual().of(new Waterfall(List.of(new From(POOL, Optional.empty()))), 5)))
        .isEqualTo("[0, 0, 0] left 5");
    assertThat(text(waterfall))
        .isEqualTo(
            """
            1. It goes to each of these in turn:
              1.1. All of it is met from the risk pool, up to £0.60.
              1.2. What is left is met from the risk pool.
              1.3. What is left stays with borough.""");
  }

  @Test
  void drawsOnWhatBandsBeforeLeftInAReserve() {
    var bands =
        new Bands(
            List.of(
                new Bands.Band(Optional.of(sum(80)), new From(POOL, Optional.empty())),
                new Bands.Band(Optional.empty(), new From(POOL, Optional.empty()))));
    assertThat(parts(usual().holding(POOL, 0, 0, 0, 100).of(bands, 150)))
        .isEqualTo("[0, 0, 0] [pool/-1=100] left 50");
  }

  @Test
  void meetsEachPartnersPartFromWhatItOwnsFirst() {
    var own = new OwnFirst(equally(), POOL);
    var pool = usual().holding(POOL, 5, 40, 0, 1000);
    assertThat(parts(pool.of(own, 60))).isEqualTo("[15, 0, 20] [pool/0=5, pool/1=20]");
    assertThat(parts(pool.of(own, -60))).isEqualTo("[-20, -20, -20]");
    assertThat(parts(usual().ofABenefit().holding(POOL, 5, 40, 0, 0).of(own, -60)))
        .isEqualTo("[-15, 0, -20] [pool/0=-5, pool/1=-20]");
    assertThat(text(own))
        .isEqualTo(
            """
            1. It is shared, then met first from what partners own in the risk pool:
              1.1. Before that, it is shared equally between the ICB, county and borough.
              1.2. Each partner's part of a cost is met from what it owns there, while that lasts.""");
  }

  @Test
  void keepsABenefitInAReserveByItsOwnersShares() {
    var shared = new Retain(POOL, Optional.of(shares(1, 2, 0).shares()));
    assertThat(parts(usual().of(shared, -30))).isEqualTo("[0, 0, 0] [pool/0=-10, pool/1=-20]");
    assertThat(parts(usual().ofABenefit().of(shared, 30)))
        .isEqualTo("[0, 0, 0] [pool/0=10, pool/1=20]");
    assertThat(parts(usual().of(shared, 30))).isEqualTo("[0, 0, 0] left 30");
    assertThat(notes(usual().of(shared, 30)))
        .containsExactly("A cost cannot be kept in the risk pool, so it is left unallocated.");
    var unowned = new Retain(POOL, Optional.empty());
    assertThat(parts(usual().of(unowned, -30))).isEqualTo("[0, 0, 0] [pool/-1=-30]");
    assertThat(text(unowned)).isEqualTo("1. It is kept in the risk pool.");
  }

  @Test
  void aReserveIsFilledUpToItsCeilingAndTheRestGoesOn() {
    var retain = new Retain(POOL, Optional.empty(), Optional.of(sum(100)));
    var pool = usual().holding(POOL, 0, 0, 0, 70);

    assertThat(parts(pool.of(retain, -50))).isEqualTo("[0, 0, 0] [pool/-1=-30] left -20");
    assertThat(notes(pool.of(retain, -50)))
        .containsExactly("The risk pool holds the \u00a31.00 that it may, so the rest goes on.");
    assertThat(parts(pool.of(retain, -30))).isEqualTo("[0, 0, 0] [pool/-1=-30]");
    assertThat(parts(usual().holding(POOL, 0, 0, 0, 150).of(retain, -50)))
        .isEqualTo("[0, 0, 0] left -50");
    assertThat(retain.canLeaveUnallocated(false)).isTrue();
  }

  @Test
  void whatHasToStayInAReserveStaysThere() {
    var from = new From(POOL, Optional.empty(), Optional.of(sum(40)));
    var pool = usual().holding(POOL, 0, 0, 0, 70);

    assertThat(parts(pool.of(from, 50))).isEqualTo("[0, 0, 0] [pool/-1=30] left 20");
    assertThat(notes(pool.of(from, 50)))
        .containsExactly(
            "The risk pool held \u00a30.30 above the \u00a30.40 that stay there, and all of it is used.");
    assertThat(parts(usual().holding(POOL, 0, 0, 0, 30).of(from, 50)))
        .isEqualTo("[0, 0, 0] left 50");
  }

  @Test
  void whereAReserveIsShortAboveItsFloorEveryOwnersPartIsCutInProportion() {
    var own = new OwnFirst(shares(60, 40, 0), POOL, Optional.of(sum(100)));
    var pool = usual().holding(POOL, 100, 50, 0, 0);

    assertThat(parts(pool.of(own, 100))).isEqualTo("[30, 20, 0] [pool/0=30, pool/1=20]");
    assertThat(parts(usual().holding(POOL, 200, 50, 0, 0).of(own, 100)))
        .isEqualTo("[0, 0, 0] [pool/0=60, pool/1=40]");
  }

  @Test
  void drawsOnWhatWasKeptAMomentAgo() {
    var term =
        new CarveOut(
            new CarveOut.Portion.UpTo(sum(20)),
            new Retain(POOL, Optional.empty()),
            new Gate(new Condition.IsCost(false), bear(ICB), bear(COUNTY)));
    assertThat(parts(usual().of(term, -30))).isEqualTo("[-10, 0, 0] [pool/-1=-20]");
    var context = usual().holding(POOL, 0, 0, 0, 5).context();
    var after = context.after(term.allocate(Exact.of(-30), context).allocation());
    assertThat(after.holding(POOL).total()).isEqualTo(Exact.of(25));
  }

  @Test
  void cutsAPartOutFirst() {
    var fifth = new CarveOut(new CarveOut.Portion.OfAmount(percent(20)), bear(ICB), bear(COUNTY));
    assertThat(parts(usual().of(fifth, 50))).isEqualTo("[10, 40, 0]");
    assertThat(text(fifth))
        .isEqualTo(
            """
            1. It is divided:
              1.1. First, 20% of it stays with the ICB.
              1.2. What is left stays with county.""");
    var upTo = new CarveOut(new CarveOut.Portion.UpTo(sum(30)), bear(ICB), bear(COUNTY));
    assertThat(parts(usual().of(upTo, 50))).isEqualTo("[30, 20, 0]");
    assertThat(parts(usual().of(upTo, 20))).isEqualTo("[20, 0, 0]");
    assertThat(parts(usual().of(upTo, -50))).isEqualTo("[-30, -20, 0]");
    assertThat(text(upTo))
        .isEqualTo(
            """
            1. It is divided:
              1.1. First, at most £0.30 stays with the ICB.
              1.2. What is left stays with county.""");
  }

  @Test
  void scalesGainsAndNeverSoftensALoss() {
    var scale =
        new Scale(
            shares(1, 1, 0),
            List.of(new Scale.Scaled(COUNTY, new Factor.Measured(QUALITY))),
            bear(BOROUGH));
    var quality = usual().ofABenefit().measure("quality", Exact.of(3, 4));
    assertThat(parts(quality.of(scale, 80))).isEqualTo("[40, 30, 10]");
    assertThat(notes(quality.of(scale, 80))).containsExactly("County's gain is scaled by 75%.");
    assertThat(parts(quality.of(scale, -80))).isEqualTo("[-40, -40, 0]");
    assertThat(parts(usual().measure("quality", Exact.of(3, 4)).of(scale, -80)))
        .isEqualTo("[-40, -30, -10]");
    assertThat(text(scale))
        .isEqualTo(
            """
            1. It is shared, and gains are scaled:
              1.1. Before that, it is shared equally between the ICB and county.
              1.2. County's gain is multiplied by the quality.
              1.3. What is forfeited stays with borough.""");
  }

  @Test
  void scalesOnlyThePartsThatAreGains() {
    var scale =
        new Scale(
            new Bear(new Bear.Who.WhereItFell()),
            List.of(new Scale.Scaled(ICB, percent(50)), new Scale.Scaled(COUNTY, percent(50))),
            new Unallocated());
    var mixed = usual().ofABenefit().cause(ICB, ICB, ICB, 60).cause(ICB, ICB, COUNTY, -20);
    assertThat(parts(mixed.of(scale, 40))).isEqualTo("[30, -20, 0] left 30");
    var scaledTwice =
        new Scale(
            new Bands(List.of(new Bands.Band(Optional.of(sum(10)), bear(ICB)))),
            List.of(new Scale.Scaled(ICB, percent(50))),
            bear(BOROUGH));
    assertThat(parts(usual().ofABenefit().of(scaledTwice, 40))).isEqualTo("[5, 0, 5] left 30");
  }

  @Test
  void repaysAnInvestmentFirstAndThenHandsOn() {
    var payBack = new PayBack(COUNTY, InvestmentCode.of("falls-service"), bear(ICB));
    var due = usual().ofABenefit().unrecovered("falls-service", 100);
    var working = due.of(payBack, 30);
    assertThat(parts(working)).isEqualTo("[0, 30, 0]");
    assertThat(working.allocation().repaid())
        .isEqualTo(Map.of(InvestmentCode.of("falls-service"), Exact.of(30)));
    assertThat(notes(working))
        .containsExactly(
            "County is repaid £0.30 for the falls service; £0.70 is still to be recovered.");
    assertThat(parts(due.of(payBack, 130))).isEqualTo("[30, 100, 0]");
    // A cost repays nothing, and nothing is due twice.
    assertThat(parts(due.of(payBack, -30))).isEqualTo("[-30, 0, 0]");
    assertThat(due.of(payBack, -30).allocation().repaid()).isEmpty();
    assertThat(parts(usual().unrecovered("falls-service", 100).of(payBack, -30)))
        .isEqualTo("[0, -30, 0]");
    var twice = new PayBack(COUNTY, InvestmentCode.of("falls-service"), payBack);
    assertThat(parts(due.of(twice, 130))).isEqualTo("[30, 100, 0]");
    assertThat(due.of(twice, 130).allocation().repaid())
        .isEqualTo(Map.of(InvestmentCode.of("falls-service"), Exact.of(100)));
    assertThat(text(payBack))
        .isEqualTo(
            """
            1. It pays back an investment first:
              1.1. First, it repays county what is not yet recovered of the falls service.
              1.2. What is left stays with the ICB.""");
  }

  @Test
  void repaysInOneBandOnlyWhatTheBandBeforeHasNotRepaid() {
    var payBack = new PayBack(COUNTY, InvestmentCode.of("falls-service"), bear(ICB));
    var other = new PayBack(COUNTY, InvestmentCode.of("new-beds"), bear(ICB));
    var bands =
        new Bands(
            List.of(
                new Bands.Band(Optional.of(sum(60)), payBack),
                new Bands.Band(Optional.of(sum(120)), payBack),
                new Bands.Band(Optional.empty(), other)));
    var due =
        usual()
            .ofABenefit()
            .unrecovered("falls-service", 100)
            .unrecovered("new-beds", 5)
            .of(bands, 130);

    assertThat(parts(due)).isEqualTo("[25, 105, 0]");
    assertThat(due.allocation().repaid())
        .isEqualTo(
            Map.of(
                InvestmentCode.of("falls-service"),
                Exact.of(100),
                InvestmentCode.of("new-beds"),
                Exact.of(5)));
  }

  @Test
  void writesNumbersAsPeopleReadThem() {
    var words = words();
    assertThat(words.money(Exact.of(123_456_789))).isEqualTo("£1,234,567.89");
    assertThat(words.money(Exact.of(-5))).isEqualTo("-£0.05");
    assertThat(words.money(Exact.of(1, 3))).isEqualTo("£0.0033");
    assertThat(words.number(Exact.of(100))).isEqualTo("100");
    assertThat(words.number(Exact.of(5, 2))).isEqualTo("2.5");
    assertThat(words.percent(Exact.of(1, 40))).isEqualTo("2.5%");
    assertThat(words.list(List.of())).isEmpty();
    assertThat(words.list(List.of("a"))).isEqualTo("a");
    assertThat(words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(words.starting("")).isEmpty();
    assertThat(words.starting("so")).isEqualTo("So");
    assertThat(words.plain(SchemeCode.of("home-care"))).isEqualTo("home care");
  }

  @Test
  void knowsItsPartiesInTheirOrder() {
    var parties = new Parties(List.of(PartnerCode.of("b"), PartnerCode.of("a")));
    assertThat(parties.index(PartnerCode.of("a"))).hasValue(1);
    assertThat(parties.index(PartnerCode.of("c"))).isEmpty();
    assertThat(parties).hasToString("[b, a]");
    assertThatThrownBy(() -> new Parties(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Parties(List.of(PartnerCode.of("a"), PartnerCode.of("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("named twice");
  }
}
