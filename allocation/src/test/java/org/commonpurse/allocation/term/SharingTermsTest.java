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
import static org.commonpurse.allocation.term.Circumstances.shares;
import static org.commonpurse.allocation.term.Circumstances.sum;
import static org.commonpurse.allocation.term.Circumstances.text;
import static org.commonpurse.allocation.term.Circumstances.usual;
import static org.commonpurse.allocation.term.Movement.NOBODY;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.term.Bands.Band;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Nature;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.junit.jupiter.api.Test;

/** What terms that share an amount among partners make of it. */
class SharingTermsTest {

  @Test
  void sharesExactlyByFixedWeights() {
    assertThat(parts(usual().of(shares(51, 49, 0), 101))).isEqualTo("[5151/100, 4949/100, 0]");
    assertThat(text(shares(51, 49, 0)))
        .isEqualTo("1. It is shared 51% to the ICB and 49% to county.");
    assertThat(text(shares(1, 1, 0)))
        .isEqualTo("1. It is shared equally between the ICB and county.");
    assertThat(text(shares(2, 1, 1)))
        .isEqualTo("1. It is shared in the proportion 2 to the ICB, 1 to county and 1 to borough.");
    assertThat(text(shares(0, 4, 0))).isEqualTo("1. It is shared wholly to county.");
  }

  @Test
  void refusesWeightsThatAreNegativeOrAllZero() {
    assertThatThrownBy(() -> Weights.of(List.of(Exact.ONE, Exact.of(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The weight -1 is negative; use 0 or more.");
    assertThatThrownBy(() -> Weights.of(List.of(Exact.ZERO, Exact.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("add up to nothing");
  }

  private static Share byContributions(
      boolean net, boolean recurrent, Set<Integer> among, OptionalInt quoted) {
    return new Share(new Shares.ByContributions(net, recurrent, among, quoted));
  }

  private static Circumstances contributing() {
    return usual()
        .contribution("icb", 600, 0, true)
        .contribution("county", 500, 200, true)
        .contribution("borough", 100, 0, false)
        .contribution("borough", 900, 0, true, false)
        .contribution("stranger", 1000, 0, true);
  }

  @Test
  void sharesByContributionsGrossOrNetOrRecurrentOrAmongSome() {
    var none = OptionalInt.empty();
    assertThat(parts(contributing().of(byContributions(false, false, Set.of(), none), 1200)))
        .isEqualTo("[600, 500, 100]");
    assertThat(parts(contributing().of(byContributions(true, false, Set.of(), none), 1000)))
        .isEqualTo("[600, 300, 100]");
    assertThat(parts(contributing().of(byContributions(false, true, Set.of(), none), 1100)))
        .isEqualTo("[600, 500, 0]");
    var two = Set.of(ICB, BOROUGH);
    assertThat(parts(contributing().of(byContributions(false, false, two, none), 700)))
        .isEqualTo("[600, 0, 100]");
    assertThat(text(byContributions(true, true, two, OptionalInt.of(1))))
        .isEqualTo(
            """
            1. It is shared in proportion to contributions:
              1.1. Client charges are taken off first.
              1.2. One-off payments are left out.
              1.3. Only these have a share: the ICB and borough.
              1.4. Shares are first rounded to percentages of 1 decimal place.""");
    assertThat(text(byContributions(false, false, Set.of(), none)))
        .isEqualTo("1. It is shared in proportion to contributions.");
  }

  @Test
  void quotesSharesInPercentagesFirstWhereTheAgreementDoes() {
    var shares = byContributions(false, false, Set.of(), OptionalInt.of(0));
    // 50, 41.67 and 8.33 per cent are quoted as 50, 42 and 8.
    assertThat(parts(contributing().of(shares, 100))).isEqualTo("[50, 42, 8]");
    assertThat(text(shares)).contains("first rounded to whole percentages");
    assertThat(
            parts(
                contributing()
                    .of(byContributions(false, false, Set.of(), OptionalInt.of(2)), 10_000)))
        .isEqualTo("[5000, 4167, 833]");
  }

  @Test
  void leavesAnAmountUnallocatedWhereNobodyHasAShare() {
    var working = usual().of(byContributions(false, false, Set.of(), OptionalInt.empty()), 7);
    assertThat(parts(working)).isEqualTo("[0, 0, 0] left 7");
    assertThat(notes(working))
        .containsExactly(
            "Nobody has a share in proportion to contributions, so nothing can be shared and all is unallocated.");
    // A contribution that charges exceed counts as none.
    assertThat(
            parts(
                usual()
                    .contribution("icb", 5, 9, true)
                    .contribution("county", 5, 0, true)
                    .of(byContributions(true, false, Set.of(), OptionalInt.empty()), 7)))
        .isEqualTo("[0, 7, 0]");
  }

  private static Line line(String lead, long budget) {
    return new Line(
        FundCode.of("fund"),
        SchemeCode.of("scheme-of-" + lead),
        StreamCode.of("stream"),
        lead.isEmpty() ? Optional.empty() : Optional.of(PartnerCode.of(lead)),
        Optional.empty(),
        Nature.REVENUE,
        false,
        true,
        budget,
        0,
        0);
  }

  @Test
  void sharesByWhatEachCommissions() {
    var shares = new Share(new Shares.ByCommissioning(OptionalInt.empty()));
    var commissioning = usual().line(line("icb", 300)).line(line("county", 100)).line(line("x", 9));
    assertThat(parts(commissioning.of(shares, 8))).isEqualTo("[6, 2, 0]");
    assertThat(text(shares)).isEqualTo("1. It is shared in proportion to what each commissions.");
    var quoted = new Share(new Shares.ByCommissioning(OptionalInt.of(0)));
    assertThat(text(quoted))
        .isEqualTo(
            """
            1. It is shared in proportion to what each commissions:
              1.1. Shares are first rounded to whole percentages.""");
    assertThat(notes(usual().of(shares, 8)).get(0)).contains("what each commissions");
  }

  @Test
  void sharesByWhatPackagesCost() {
    var shares = new Share(new Shares.ByPackages(OptionalInt.empty()));
    var packages = usual().packages("icb", 300).packages("county", 100).packages("x", 9);
    assertThat(parts(packages.of(shares, 8))).isEqualTo("[6, 2, 0]");
    assertThat(text(shares))
        .isEqualTo("1. It is shared in proportion to what their packages cost by assessed need.");
    var quoted = new Share(new Shares.ByPackages(OptionalInt.of(1)));
    assertThat(text(quoted))
        .isEqualTo(
            """
            1. It is shared in proportion to what their packages cost by assessed need:
              1.1. Shares are first rounded to percentages of 1 decimal place.""");
    assertThat(notes(usual().of(shares, 8)).get(0)).contains("what their packages cost");
    assertThat(shares.reaches(COUNTY)).isTrue();
  }

  @Test
  void goesOnFromWhatWasUsedOfBandsLimitsAndGuaranteesEarlierInTheYear() {
    var bands =
        new Bands(
            List.of(
                new Bands.Band(Optional.of(sum(500)), shares(1, 0, 0)),
                new Bands.Band(Optional.of(sum(800)), shares(0, 1, 0))));
    assertThat(parts(usual().usedEarlier(bands, 400, 400, 0, 0).of(bands, 200)))
        .isEqualTo("[100, 100, 0]");
    assertThat(parts(usual().usedEarlier(bands, 400, 400, 0, 0).of(bands, 600)))
        .isEqualTo("[100, 300, 0] left 200");
    // Of an overspend of 600 so far, an underspend of 300 gives back the topmost first.
    assertThat(parts(usual().usedEarlier(bands, 600, 500, 100, 0).of(bands, -300)))
        .isEqualTo("[-200, -100, 0]");
    assertThat(notes(usual().usedEarlier(bands, -400, -400, 0, 0).of(bands, -200)))
        .containsExactly(
            "The layers go on from the £4.00 that the version before used of them earlier in the year.");

    var limit = new Limit(shares(1, 1, 0), List.of(new Limit.Cap(ICB, sum(300))), Optional.empty());
    assertThat(parts(usual().usedEarlier(limit, 250, 250, 0, 0).of(limit, 200)))
        .isEqualTo("[50, 150, 0]");
    assertThat(parts(usual().usedEarlier(limit, 400, 400, 0, 0).of(limit, 200)))
        .isEqualTo("[0, 200, 0]");
    assertThat(parts(usual().usedEarlier(limit, 250, 250, 0, 0).of(limit, -200)))
        .isEqualTo("[-100, -100, 0]");
    assertThat(notes(usual().usedEarlier(limit, 250, 250, 0, 0).of(limit, 200)))
        .containsExactly(
            "The ICB had £2.50 earlier in the year, under the version before, which counts.",
            "The ICB has reached its limit of £3.00; £0.50 goes beyond it.");

    var guarantee =
        new Guarantee(shares(0, 1, 0), List.of(new Guarantee.Floor(ICB, sum(300))), COUNTY);
    assertThat(parts(usual().usedEarlier(guarantee, 250, 250, 0, 0).of(guarantee, 200)))
        .isEqualTo("[50, 150, 0]");
    assertThat(parts(usual().usedEarlier(guarantee, -250, -250, 0, 0).of(guarantee, -200)))
        .isEqualTo("[-50, -150, 0]");
  }

  @Test
  void cutsAnAmountIntoBandsWhoseEdgesBelongBelow() {
    var bands =
        new Bands(
            List.of(
                new Band(Optional.of(sum(100)), bear(ICB)),
                new Band(Optional.of(sum(150)), bear(COUNTY)),
                new Band(Optional.empty(), bear(BOROUGH))));
    assertThat(parts(usual().of(bands, 99))).isEqualTo("[99, 0, 0]");
    assertThat(parts(usual().of(bands, 100))).isEqualTo("[100, 0, 0]");
    assertThat(usual().of(bands, 100).steps()).hasSize(1);
    assertThat(parts(usual().of(bands, 101))).isEqualTo("[100, 1, 0]");
    assertThat(parts(usual().of(bands, 1000))).isEqualTo("[100, 50, 850]");
    assertThat(parts(usual().of(bands, -1000))).isEqualTo("[-100, -50, -850]");
    assertThat(text(bands))
        .isEqualTo(
            """
            1. It is taken in layers:
              1.1. The first £1.00 stays with the ICB.
              1.2. The next part up to £1.50 in all stays with county.
              1.3. The rest stays with borough.""");
  }

  @Test
  void leavesWhatIsAboveTheLastBandUnallocated() {
    var bands = new Bands(List.of(new Band(Optional.of(sum(100)), bear(ICB))));
    assertThat(parts(usual().of(bands, 130))).isEqualTo("[100, 0, 0] left 30");
    assertThat(parts(usual().of(bands, -130))).isEqualTo("[-100, 0, 0] left -30");
    assertThat(text(bands))
        .isEqualTo(
            """
            1. It is taken in layers:
              1.1. The first £1.00 stays with the ICB.
              1.2. What goes beyond the last layer is left for the board to decide.""");
    assertThat(text(new Bands(List.of(new Band(Optional.empty(), bear(ICB))))))
        .isEqualTo(
            """
            1. It is taken in layers:
              1.1. All of it stays with the ICB.""");
  }

  @Test
  void limitsAPartnerAndSharesTheExcessAmongTheOthersInProportion() {
    var limit = new Limit(shares(2, 1, 1), List.of(new Limit.Cap(ICB, sum(40))), Optional.empty());
    assertThat(parts(usual().of(limit, 80))).isEqualTo("[40, 20, 20]");
    assertThat(notes(usual().of(limit, 80))).isEmpty();
    var working = usual().of(limit, 100);
    assertThat(parts(working)).isEqualTo("[40, 30, 30]");
    assertThat(parts(usual().of(limit, -100))).isEqualTo("[-40, -30, -30]");
    assertThat(notes(working))
        .containsExactly("The ICB has reached its limit of £0.40; £0.10 goes beyond it.");
    assertThat(text(limit))
        .isEqualTo(
            """
            1. It is shared within limits:
              1.1. Before the limits, it is shared in the proportion 2 to the ICB, 1 to county and 1 to borough.
              1.2. The ICB has no more than £0.40.
              1.3. What goes beyond a limit is shared among the others in proportion to what they have before the limits.""");
  }

  @Test
  void fillsOneLimitAfterAnotherAndLeavesWhatNobodyHasRoomFor() {
    var limit =
        new Limit(
            equally(),
            List.of(
                new Limit.Cap(ICB, sum(10)),
                new Limit.Cap(COUNTY, sum(40)),
                new Limit.Cap(BOROUGH, sum(50))),
            Optional.empty());
    assertThat(parts(usual().of(limit, 90))).isEqualTo("[10, 40, 40]");
    assertThat(parts(usual().of(limit, 95))).isEqualTo("[10, 40, 45]");
    assertThat(parts(usual().of(limit, 120))).isEqualTo("[10, 40, 50] left 20");
  }

  @Test
  void passesTheExcessOnWhereTheAgreementSaysToWhom() {
    var limit =
        new Limit(
            new Waterfall(List.of(shares(1, 1, 0), new Unallocated())),
            List.of(new Limit.Cap(ICB, sum(40))),
            Optional.of(bear(BOROUGH)));
    var working = usual().of(limit, 100);
    assertThat(parts(working)).isEqualTo("[40, 50, 10]");
    assertThat(working.steps()).hasSize(2);
    assertThat(text(limit)).endsWith("What goes beyond a limit stays with borough.");
  }

  @Test
  void keepsWhatWasUnallocatedBeforeALimit() {
    var bands = new Bands(List.of(new Band(Optional.of(sum(60)), shares(1, 1, 0))));
    var limit = new Limit(bands, List.of(new Limit.Cap(ICB, sum(20))), Optional.of(bear(BOROUGH)));
    assertThat(parts(usual().of(limit, 100))).isEqualTo("[20, 30, 10] left 40");
  }

  @Test
  void guaranteesALeastPartAtTheExpenseOfAnother() {
    var guarantee = new Guarantee(equally(), List.of(new Guarantee.Floor(COUNTY, sum(50))), ICB);
    assertThat(parts(usual().of(guarantee, 90))).isEqualTo("[10, 50, 30]");
    assertThat(parts(usual().of(guarantee, -90))).isEqualTo("[-10, -50, -30]");
    assertThat(notes(usual().of(guarantee, 90)))
        .containsExactly("County is guaranteed £0.50, so £0.20 is made up.");
    assertThat(notes(usual().of(guarantee, 150))).isEmpty();
    assertThat(parts(usual().of(guarantee, 300))).isEqualTo("[100, 100, 100]");
    assertThat(text(guarantee))
        .isEqualTo(
            """
            1. It is shared with a guarantee:
              1.1. Before the guarantee, it is shared equally between the ICB, county and borough.
              1.2. County has at least £0.50.
              1.3. The ICB makes up what is missing.""");
  }

  @Test
  void guaranteesWhatAPartnerHasHadInTheYearToDate() {
    var guarantee =
        new Guarantee(
            bear(ICB), List.of(new Guarantee.Floor(COUNTY, new Figure.AllocatedToDate())), ICB);
    assertThat(parts(usual().toDate(0, -30, 0).of(guarantee, 100))).isEqualTo("[70, 30, 0]");
    assertThat(text(guarantee)).contains("County has at least its sum in the year so far.");
  }

  @Test
  void staysWithWhoeverLeadsOwnsOrWasHit() {
    var caused =
        usual()
            .cause(ICB, COUNTY, BOROUGH, 30)
            .cause(COUNTY, BOROUGH, ICB, 10)
            .cause(ICB, ICB, ICB, 20);
    var lead = new Bear(new Bear.Who.Lead());
    var owner = new Bear(new Bear.Who.Owner());
    var fell = new Bear(new Bear.Who.WhereItFell());
    assertThat(parts(caused.of(lead, 60))).isEqualTo("[50, 10, 0]");
    assertThat(parts(caused.of(owner, 60))).isEqualTo("[20, 30, 10]");
    assertThat(parts(caused.of(fell, 60))).isEqualTo("[30, 0, 30]");
    // Of half the amount each cause keeps half.
    assertThat(parts(caused.of(lead, 30))).isEqualTo("[25, 5, 0]");
    assertThat(text(lead)).isEqualTo("1. It stays with the lead of each scheme.");
    assertThat(text(owner)).isEqualTo("1. It stays with the owner of each stream.");
    assertThat(text(fell)).isEqualTo("1. It stays with the partner on which it fell.");
  }

  @Test
  void leavesUnallocatedWhatHasNoLead() {
    var working =
        usual()
            .cause(NOBODY, ICB, ICB, 30)
            .cause(ICB, ICB, ICB, 10)
            .of(new Bear(new Bear.Who.Lead()), 40);
    assertThat(parts(working)).isEqualTo("[10, 0, 0] left 30");
    assertThat(notes(working))
        .containsExactly(
            "Cause 0 cannot stay with the lead of each scheme: this agreement knows none, so that part is left unallocated.");
  }

  @Test
  void countsCausesThatCancelOutOnceHoweverTheAmountIsCut() {
    var caused = usual().cause(ICB, ICB, ICB, 40).cause(COUNTY, ICB, ICB, -40);
    var lead = new Bear(new Bear.Who.Lead());
    assertThat(parts(caused.of(lead, 0))).isEqualTo("[40, -40, 0]");
    assertThat(parts(caused.of(new Rate(percent(25), lead, lead), 0))).isEqualTo("[40, -40, 0]");
    assertThat(parts(caused.of(new Rate(percent(25), lead, new Unallocated()), 0)))
        .isEqualTo("[10, -10, 0]");
    var tenth = new CarveOut.Portion.OfAmount(percent(10));
    assertThat(parts(caused.of(new CarveOut(tenth, lead, new Unallocated()), 0)))
        .isEqualTo("[4, -4, 0]");
    var figure = new CarveOut.Portion.UpTo(sum(10));
    assertThat(parts(caused.of(new CarveOut(figure, lead, lead), 0))).isEqualTo("[40, -40, 0]");
  }

  @Test
  void leavesUnallocatedWhatCannotBeTracedToCausesThatCancelOut() {
    var caused = usual().cause(ICB, ICB, ICB, 40).cause(COUNTY, ICB, ICB, -40);
    var lead = new Bear(new Bear.Who.Lead());
    var working = caused.of(lead, 7);
    assertThat(parts(working)).isEqualTo("[0, 0, 0] left 7");
    assertThat(notes(working))
        .containsExactly(
            "What caused this adds up to nothing, so no part of it can stay with the lead of each scheme; it is left unallocated.");
    var limit = new Limit(lead, List.of(new Limit.Cap(ICB, sum(10))), Optional.of(lead));
    assertThat(parts(caused.of(limit, 0))).isEqualTo("[10, -40, 0] left 30");
    var both =
        new Limit(
            lead,
            List.of(new Limit.Cap(ICB, sum(10)), new Limit.Cap(COUNTY, sum(10))),
            Optional.of(lead));
    assertThat(parts(caused.of(both, 0))).isEqualTo("[10, -10, 0]");
  }

  @Test
  void redistributesAnExcessToPartsOfItsOwnSignOnly() {
    var caused =
        usual().cause(ICB, ICB, ICB, 60).cause(COUNTY, ICB, ICB, 30).cause(BOROUGH, ICB, ICB, -40);
    var limit =
        new Limit(
            new Bear(new Bear.Who.Lead()), List.of(new Limit.Cap(ICB, sum(50))), Optional.empty());
    assertThat(parts(caused.of(limit, 50))).isEqualTo("[50, 40, -40]");
  }

  @Test
  void movesAgreedSumsYearByYear() {
    var transfer =
        new Transfer(
            ICB,
            COUNTY,
            Map.of(
                new FinancialYear(2023), Exact.of(500),
                new FinancialYear(2024), Exact.of(-200)));
    assertThat(parts(usual().of(transfer, 0))).isEqualTo("[500, -500, 0]");
    assertThat(parts(usual().of(transfer, 9))).isEqualTo("[500, -500, 0] left 9");
    assertThat(parts(usual().of(new Transfer(ICB, COUNTY, Map.of()), 9)))
        .isEqualTo("[0, 0, 0] left 9");
    assertThat(text(transfer))
        .isEqualTo(
            """
            1. It is fixed year by year:
              1.1. In 2023-24 the ICB pays £5.00 to county.
              1.2. In 2024-25 county pays £2.00 to the ICB.""");
  }

  @Test
  void leavesForTheBoardWhatNobodyAgreedToBear() {
    assertThat(parts(usual().of(new Unallocated(), 9))).isEqualTo("[0, 0, 0] left 9");
    assertThat(text(new Unallocated())).isEqualTo("1. It is left for the board to decide.");
  }
}
