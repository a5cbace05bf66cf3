package org.commonpurse.allocation.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.agreement.AmountBasis;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.agreement.Level;
import org.commonpurse.allocation.agreement.Rounding;
import org.commonpurse.allocation.agreement.Scope;
import org.commonpurse.allocation.agreement.ToDate;
import org.commonpurse.allocation.engine.RoundedAllocation.Move;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.engine.State.Instalment;
import org.commonpurse.allocation.engine.YearToDate.Carrying;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.junit.jupiter.api.Test;

/** When two states come to the same money, and what becomes of them when clauses are renumbered. */
class StateTest {

  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final ClauseCode ONE = ClauseCode.of("1");
  private static final ClauseCode TWO = ClauseCode.of("2");
  private static final ReserveCode POOL = ReserveCode.of("pool");
  private static final ReserveCode SPARE = ReserveCode.of("spare");
  private static final InvestmentCode LOAN = InvestmentCode.of("loan");
  private static final InvestmentCode LOSS = InvestmentCode.of("loss");

  private static State state(
      Map<ReserveCode, Balance> reserves,
      Map<InvestmentCode, Long> unrecovered,
      Map<ClauseCode, List<Instalment>> recoveries,
      Map<ClauseCode, Map<PartnerCode, Exact>> carried,
      Map<ClauseCode, YearToDate> toDate) {
    return new State(
        reserves,
        unrecovered,
        recoveries,
        carried,
        toDate,
        Map.of(),
        Map.of(),
        Map.of(),
        Past.NONE,
        Map.of());
  }

  private static YearToDate toDate(String reference, long icb, long pool, Carrying carrying) {
    return new YearToDate(
        YEAR,
        reference,
        Optional.of(AmountBasis.VARIANCE),
        Map.of(ICB, icb),
        List.of(new Move(Source.of(POOL), Optional.empty(), pool)),
        0,
        Map.of(),
        Map.of(),
        carrying);
  }

  private static Instalment instalment(FinancialYear year, long icb, long county) {
    return new Instalment(year, Map.of(ICB, icb, COUNTY, county));
  }

  /** All that a state can hold. */
  private static State some() {
    return state(
        Map.of(POOL, new Balance(Map.of(ICB, 5L), 0), SPARE, new Balance(Map.of(), 7)),
        Map.of(LOAN, 9L),
        Map.of(ONE, List.of(new Instalment(YEAR, Map.of(ICB, 2L)))),
        Map.of(ONE, Map.of(ICB, Exact.of(1, 3))),
        Map.of(
            ONE,
            toDate(
                "1",
                11,
                3,
                new Carrying(
                    Map.of(LOAN, 4L),
                    List.of(new Instalment(YEAR, Map.of(ICB, 2L))),
                    Map.of(),
                    Map.of(ICB, Exact.of(1, 3))))));
  }

  private static State carryingUp(Map<ClauseCode, CarriedUp> carriedUp) {
    return new State(
        Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Past.NONE,
        carriedUp);
  }

  /** Of a clause that was not applied in the last year, all that it left is there at its beginning. */
  @Test
  void carriesUpTogetherWhatClausesLeftThatAnotherReplaces() {
    var joined =
        AgreementReader.read(
                Document.parse(
                    "agreement.yml",
                    """
                    agreement: Tried
                    version: 1
                    in-force: {from: 2023-04-01}
                    partners: [icb, county]
                    clauses:
                      - {clause: "3", takes: variance, bear: icb, replaces: ["1", "2"]}
                    """))
            .clauses();
    var state =
        carryingUp(
            Map.of(
                ONE, new CarriedUp(YEAR, Exact.of(5), Exact.of(7)),
                TWO, new CarriedUp(YEAR.previous(), Exact.of(11), Exact.of(13))));

    assertThat(state.renumbered(joined).carriedUp())
        .isEqualTo(Map.of(ClauseCode.of("3"), new CarriedUp(YEAR, Exact.of(18), Exact.of(20))));
    assertThat(
            carryingUp(Map.of(ONE, new CarriedUp(YEAR, Exact.ZERO, Exact.ZERO)))
                .inMoney()
                .carriedUp())
        .isEmpty();
  }

  @Test
  void comesToTheSameMoneyWithWhatIsNothing() {
    var nothing = List.of(instalment(YEAR.next(), 0, 0));
    var zeros =
        state(
            Map.of(
                POOL,
                new Balance(Map.of(ICB, 5L, COUNTY, 0L), 0),
                SPARE,
                new Balance(Map.of(), 7),
                ReserveCode.of("empty"),
                new Balance(Map.of(ICB, 0L), 0)),
            Map.of(LOAN, 9L, LOSS, 0L),
            Map.of(
                ONE,
                List.of(new Instalment(YEAR, Map.of(ICB, 2L)), instalment(YEAR.next(), 0, 0)),
                TWO,
                nothing),
            Map.of(
                ONE, Map.of(ICB, Exact.of(1, 3), COUNTY, Exact.ZERO), TWO, Map.of(ICB, Exact.ZERO)),
            Map.of(
                ONE,
                toDate(
                    "renamed",
                    11,
                    3,
                    new Carrying(
                        Map.of(LOAN, 4L),
                        List.of(new Instalment(YEAR, Map.of(ICB, 2L, COUNTY, 0L))),
                        Map.of(),
                        Map.of(ICB, Exact.of(1, 3), COUNTY, Exact.ZERO))),
                TWO,
                toDate("2", 0, 0, Carrying.NOTHING)));

    assertThat(zeros).isNotEqualTo(some());
    assertThat(zeros.inMoney()).isEqualTo(some().inMoney());
  }

  @Test
  void keepsInMoneyAllThatIsMoney() {
    var money = some().inMoney();

    assertThat(money.reserves()).isEqualTo(some().reserves());
    assertThat(money.unrecovered()).isEqualTo(some().unrecovered());
    assertThat(money.recoveries()).isEqualTo(some().recoveries());
    assertThat(money.carried()).isEqualTo(some().carried());
    var toDate = money.yearToDate().get(ONE);
    assertThat(toDate.partners()).isEqualTo(Map.of(ICB, 11L));
    assertThat(toDate.moves()).isEqualTo(some().yearToDate().get(ONE).moves());
    assertThat(toDate.carrying()).isEqualTo(some().yearToDate().get(ONE).carrying());
  }

  @Test
  void isNothingToDateOnlyIfNobodyHasAnything() {
    assertThat(toDate("1", 0, 0, Carrying.NOTHING).isNothing()).isTrue();
    assertThat(toDate("1", 1, 0, Carrying.NOTHING).isNothing()).isFalse();
    assertThat(toDate("1", 0, 1, Carrying.NOTHING).isNothing()).as("the pool gave").isFalse();
    var unallocated =
        new YearToDate(
            YEAR,
            "1",
            Optional.empty(),
            Map.of(),
            List.of(),
            1,
            Map.of(),
            Map.of(),
            Carrying.NOTHING);
    assertThat(unallocated.isNothing()).isFalse();
    assertThat(unallocated.inMoney())
        .isEqualTo(
            new YearToDate(
                YEAR,
                "",
                Optional.empty(),
                Map.of(),
                List.of(),
                1,
                Map.of(),
                Map.of(),
                Carrying.NOTHING));
  }

  /** One clause takes the place of two: it owes, carries and has had what both did. */
  @Test
  void addsUpWhatClausesHadThatOneReplaces() {
    var both =
        state(
            Map.of(),
            Map.of(),
            Map.of(
                ONE,
                List.of(instalment(YEAR, 2, 3)),
                TWO,
                List.of(instalment(YEAR.next(), 5, 0), instalment(YEAR, 10, 20))),
            Map.of(
                ONE, Map.of(ICB, Exact.of(1, 3)),
                TWO, Map.of(ICB, Exact.of(1, 3), COUNTY, Exact.of(-1, 2))),
            Map.of(
                ONE,
                toDate("1", 11, 3, new Carrying(Map.of(LOAN, 4L), List.of(), Map.of(), Map.of())),
                TWO,
                toDate(
                    "2",
                    20,
                    7,
                    new Carrying(
                        Map.of(LOAN, 1L, LOSS, 2L),
                        List.of(instalment(YEAR, 1, 1)),
                        Map.of(),
                        Map.of(ICB, Exact.of(1, 4))))));

    var renumbered = both.renumbered(List.of(replacing(ONE, TWO)));

    var seven = ClauseCode.of("7");
    assertThat(renumbered.recoveries())
        .isEqualTo(Map.of(seven, List.of(instalment(YEAR, 12, 23), instalment(YEAR.next(), 5, 0))));
    assertThat(renumbered.carried())
        .isEqualTo(Map.of(seven, Map.of(ICB, Exact.of(2, 3), COUNTY, Exact.of(-1, 2))));
    assertThat(renumbered.yearToDate().keySet()).containsExactly(seven);
    var toDate = renumbered.yearToDate().get(seven);
    assertThat(toDate.partners()).isEqualTo(Map.of(ICB, 31L));
    assertThat(toDate.moves()).extracting(Move::pence).containsExactlyInAnyOrder(3L, 7L);
    assertThat(toDate.carrying())
        .isEqualTo(
            new Carrying(
                Map.of(LOAN, 5L, LOSS, 2L),
                List.of(instalment(YEAR, 1, 1)),
                Map.of(),
                Map.of(ICB, Exact.of(1, 4))));
  }

  private static Clause replacing(ClauseCode... replaced) {
    return new Clause(
        ClauseCode.of("7"),
        "7",
        "Seven",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AmountBasis.VARIANCE,
        Scope.UNNAMED,
        Scope.UNNAMED,
        Level.TOGETHER,
        ToDate.YEAR,
        Rounding.USUAL,
        0,
        Optional.empty(),
        Optional.empty(),
        Set.of(replaced),
        new Unallocated());
  }
}
