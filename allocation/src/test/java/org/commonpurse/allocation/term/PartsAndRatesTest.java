package org.commonpurse.allocation.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.allocation.term.Circumstances.BOROUGH;
import static org.commonpurse.allocation.term.Circumstances.COUNTY;
import static org.commonpurse.allocation.term.Circumstances.ICB;
import static org.commonpurse.allocation.term.Circumstances.bear;
import static org.commonpurse.allocation.term.Circumstances.equally;
import static org.commonpurse.allocation.term.Circumstances.notes;
import static org.commonpurse.allocation.term.Circumstances.parts;
import static org.commonpurse.allocation.term.Circumstances.percent;
import static org.commonpurse.allocation.term.Circumstances.sum;
import static org.commonpurse.allocation.term.Circumstances.text;
import static org.commonpurse.allocation.term.Circumstances.usual;

import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.MeasureCode;
import org.junit.jupiter.api.Test;

/** Parts with a term each, rates above the whole, and figures chosen between others. */
class PartsAndRatesTest {

  private static final Factor QUALITY = new Factor.Measured(MeasureCode.of("quality"));
  private static final Condition DECIDED = new Condition.Decided(MeasureCode.of("approved"));

  private static Parts.Part part(int percent, Term term) {
    return new Parts.Part(percent(percent), term);
  }

  @Test
  void partsAddUpToTheAmountInEitherSign() {
    var parts = new Parts(List.of(part(70, bear(ICB)), part(30, equally())), Optional.empty());

    assertThat(parts(usual().of(parts, 1000))).isEqualTo("[800, 100, 100]");
    assertThat(parts(usual().of(parts, -1000))).isEqualTo("[-800, -100, -100]");
  }

  @Test
  void theRestHasWhatPartsLeave() {
    var parts =
        new Parts(
            List.of(part(20, bear(ICB)), new Parts.Part(QUALITY, bear(COUNTY))),
            Optional.of(bear(BOROUGH)));
    var quality = usual().measure("quality", Exact.of(1, 2));

    assertThat(parts(quality.of(parts, 1000))).isEqualTo("[200, 500, 300]");
    assertThat(text(parts))
        .isEqualTo(
            """
            1. It is divided into parts:
              1.1. 20% of it stays with the ICB.
              1.2. It multiplied by the quality stays with county.
              1.3. The rest stays with borough."""
                .indent(0)
                .strip());
  }

  @Test
  void partsByMeasuresThatAreMoreThanTheWholeAreRefused() {
    var parts =
        new Parts(
            List.of(part(20, bear(ICB)), new Parts.Part(QUALITY, bear(COUNTY))),
            Optional.of(bear(BOROUGH)));
    var quality = usual().measure("quality", Exact.of(9, 10));

    assertThatThrownBy(() -> quality.of(parts, 1000))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("11/10 together, which is more than the whole");
  }

  @Test
  void partsThatMakeNoWholeCannotBe() {
    assertThatThrownBy(() -> new Parts(List.of(part(70, bear(ICB))), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Parts(
                    List.of(part(70, bear(ICB)), part(40, bear(ICB))), Optional.of(bear(COUNTY))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReserveThatOnePartEmptiesIsEmptyForTheNext() {
    var from = new From(Circumstances.POOL, Optional.empty());
    var parts = new Parts(List.of(part(50, from), part(50, from)), Optional.empty());
    var pool = usual().holding(Circumstances.POOL, 0, 0, 0, 60);

    assertThat(parts(pool.of(parts, 100))).isEqualTo("[0, 0, 0] [pool/-1=60] left 40");
  }

  @Test
  void thePayerPaysWhatARateAddsToTheWhole() {
    var paid = new PaidRate(percent(120), bear(COUNTY), ICB);

    assertThat(parts(usual().ofABenefit().of(paid, 1000))).isEqualTo("[-200, 1200, 0]");
    assertThat(parts(usual().of(paid, -1000))).isEqualTo("[200, -1200, 0]");
    assertThat(parts(usual().of(new PaidRate(percent(70), bear(COUNTY), ICB), 1000)))
        .isEqualTo("[300, 700, 0]");
    assertThat(notes(usual().of(paid, 1000))).containsExactly("The rate is 120%.");
  }

  @Test
  void aRateBelowNothingIsRefused() {
    var paid = new PaidRate(new Factor.OneLess(percent(120)), bear(COUNTY), ICB);

    assertThatThrownBy(() -> usual().of(paid, 1000))
        .isInstanceOf(OutturnIncompleteException.class)
        .hasMessageContaining("-1/5");
  }

  @Test
  void theGreaterAndTheLesserOfFiguresAreTheirs() {
    var figures = List.of(sum(300), new Figure.Percentage(percent(1), new Figure.Base.Budget()));
    var greatest = new Figure.OneOf(Extreme.GREATEST, figures);
    var least = new Figure.OneOf(Extreme.LEAST, figures);

    assertThat(greatest.worth(usual().budget(20_000).context())).isEqualTo(Exact.of(300));
    assertThat(greatest.worth(usual().budget(40_000).context())).isEqualTo(Exact.of(400));
    assertThat(least.worth(usual().budget(20_000).context())).isEqualTo(Exact.of(200));
    assertThat(least.worth(usual().budget(40_000).context())).isEqualTo(Exact.of(300));
  }

  @Test
  void factorsAreChosenTheSameWay() {
    var quality = usual().measure("quality", Exact.of(1, 2)).measure("approved", Exact.ONE);
    var factors = List.of(QUALITY, percent(40));

    assertThat(new Factor.OneOf(Extreme.GREATEST, factors).value(quality.context()))
        .isEqualTo(Exact.of(1, 2));
    assertThat(new Factor.OneOf(Extreme.LEAST, factors).value(quality.context()))
        .isEqualTo(Exact.of(2, 5));
    assertThat(new Factor.Either(DECIDED, QUALITY, percent(40)).value(quality.context()))
        .isEqualTo(Exact.of(1, 2));
    assertThat(new Factor.Either(DECIDED, QUALITY, percent(40)).value(usual().context()))
        .isEqualTo(Exact.of(2, 5));
  }

  @Test
  void aChoiceBetweenFiguresCannotGoByTheAmount() {
    var reaches = new Condition.AmountReaches(sum(5));

    assertThatThrownBy(() -> new Figure.Either(reaches, sum(1), sum(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Factor.Either(
                    new Condition.All(List.of(DECIDED, new Condition.IsCost(true))),
                    percent(1),
                    percent(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsKnownOfAChoiceBeforeItIsMadeHoldsWhicheverIsChosen() {
    var between = new Figure.Either(DECIDED, sum(100), sum(200));
    var greatest = new Figure.OneOf(Extreme.GREATEST, List.of(sum(100), sum(200)));
    var least = new Figure.OneOf(Extreme.LEAST, List.of(sum(100), sum(200)));

    assertThat(between.isKnownNotAbove(sum(200))).isTrue();
    assertThat(between.isKnownNotAbove(sum(199))).isFalse();
    assertThat(sum(100).isKnownNotAbove(between)).isTrue();
    assertThat(sum(101).isKnownNotAbove(between)).isFalse();
    assertThat(greatest.isKnownNotAbove(sum(199))).isFalse();
    assertThat(sum(200).isKnownNotAbove(greatest)).isTrue();
    assertThat(least.isKnownNotAbove(sum(100))).isTrue();
    assertThat(sum(101).isKnownNotAbove(least)).isFalse();
    assertThat(greatest.isSum()).isTrue();
    assertThat(between.isSum()).isFalse();
  }

  @Test
  void whatAnEarlierClauseGaveIsReadByPartnerForAllAndBeyondItsLimits() {
    var limit =
        new Limit(equally(), List.of(new Limit.Cap(ICB, sum(100))), Optional.of(bear(COUNTY)));
    var given = usual().given("1", usual().of(limit, -900));
    var clause = org.commonpurse.ledger.id.ClauseCode.of("1");

    assertThat(new Figure.Base.OfClause(clause, "1").pence(given.context()))
        .isEqualTo(Exact.of(900));
    assertThat(new Figure.Base.GivenTo(clause, "1", COUNTY).pence(given.context()))
        .isEqualTo(Exact.of(500));
    assertThat(new Figure.Base.GivenToAll(clause, "1").pence(given.context()))
        .isEqualTo(Exact.of(900));
    assertThat(new Figure.Base.BeyondLimits(clause, "1").pence(given.context()))
        .isEqualTo(Exact.of(200));
    assertThat(new Figure.Base.GivenTo(clause, "1", COUNTY).pence(usual().context()))
        .isEqualTo(Exact.ZERO);
  }
}
