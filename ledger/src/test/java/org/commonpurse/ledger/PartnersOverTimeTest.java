package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.FUND;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.actual;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.received;
import static org.commonpurse.ledger.Samples.submission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.RowKey;
import org.commonpurse.ledger.book.Act;
import org.commonpurse.ledger.book.PassedReserves;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.EndedPartners;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Partners that end, merge and split, shown apart and together. */
class PartnersOverTimeTest {

  private static final PartnerCode CCG = PartnerCode.of("ccg");
  private static final PartnerCode EAST = PartnerCode.of("east");
  private static final PartnerCode WEST = PartnerCode.of("west");
  private static final LocalDate JULY = LocalDate.of(2022, 7, 1);
  private static final LocalDate SPLIT = LocalDate.of(2023, 4, 1);

  private static Fund fund() {
    Fund fund = Samples.fund();
    var partners = new ArrayList<>(fund.partners());
    partners.add(new Partner(CCG, "Brackenshire CCG", PartnerKind.NHS_COMMISSIONER));
    partners.add(new Partner(EAST, "East Brackenshire Council", PartnerKind.COUNCIL));
    partners.add(new Partner(WEST, "West Brackenshire Council", PartnerKind.COUNCIL));
    return fund.withPartners(partners)
        .withSuccessions(
            List.of(
                Succession.whole(CCG, ICB, JULY),
                new Succession(COUNTY, EAST, SPLIT, 555, 1000),
                new Succession(COUNTY, WEST, SPLIT, 445, 1000)));
  }

  private static final BalanceQuery RECEIVABLE =
      BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RECEIVABLE).by(Grouping.PARTNER);

  private static BalanceRow row(PartnerCode partner, long pence) {
    return new BalanceRow(RowKey.of(Grouping.PARTNER, partner.value()), pence);
  }

  /** Case H01: ten million in twelve instalments, the first four of which carry a penny more. */
  @Test
  void carriesTheSparePenniesInTheFirstInstalments() {
    assertThat(Split.evenly(1_000_000_000, 12))
        .startsWith(83_333_334L, 83_333_334L, 83_333_334L, 83_333_334L)
        .endsWith(83_333_333L)
        .hasSize(12)
        .satisfies(parts -> assertThat(Arrays.stream(parts).sum()).isEqualTo(1_000_000_000));
  }

  /** Case H02: the CCG pays from April to June 2022, the ICB from July: one financial year. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void showsPredecessorAndSuccessorApartAndTogether(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(fund(), TREASURER);
      long[] instalments = Split.evenly(1_000_000_000, 12);
      for (int month = 0; month < 12; month++) {
        LocalDate on = LocalDate.of(2022, 4, 1).plusMonths(month);
        ledger
            .journal()
            .post(
                submission(
                    "m" + month,
                    due(
                        on.toString(),
                        on.isBefore(JULY) ? CCG : ICB,
                        MINIMUM,
                        instalments[month])));
      }

      assertThat(ledger.balances().of(RECEIVABLE))
          .containsExactly(row(CCG, 250_000_002), row(ICB, 749_999_998));
      assertThat(ledger.balances().of(RECEIVABLE.together()))
          .containsExactly(row(ICB, 1_000_000_000));
      assertThat(
              ledger
                  .balances()
                  .of(
                      RECEIVABLE
                          .asAt(LocalDate.of(2022, 6, 30))
                          .where(Dimension.PARTNER, CCG)
                          .together()))
          .containsExactly(row(CCG, 250_000_002));
      assertThat(ledger.balances().of(RECEIVABLE.where(Dimension.PARTNER, ICB).together()))
          .containsExactly(row(ICB, 1_000_000_000));
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void chargesNobodyAfterItsEndAndSettlesWhatWasDue(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(fund(), TREASURER);
      var journal = ledger.journal();
      journal.post(submission("june", due("2022-06-30", CCG, MINIMUM, 100)));

      var refusal =
          problemOf(() -> journal.post(submission("july", due("2022-07-01", CCG, MINIMUM, 5))));
      assertThat(refusal.code()).isEqualTo("LEDGER_PARTNER_ENDED");
      assertThat(refusal)
          .hasMessageContaining("Partner ccg ended on 2022-07-01")
          .hasMessageContaining("Post to [icb]");
      assertThat(refusal.fields())
          .containsEntry("partner", "ccg")
          .containsEntry("endedOn", "2022-07-01");
      journal.post(submission("paid", received("2022-08-12", CCG, "R1", 60)));
      journal.post(submission("more", due("2022-06-29", CCG, MINIMUM, 1)));
      journal.reverse(
          Reversal.whole(FUND, 1, LocalDate.of(2022, 9, 1), "Wrong", new EntryKey("r"), TREASURER));
      // A retry of what was recorded before the partner had ended is answered as it was then.
      var east = due("2023-04-02", EAST, MINIMUM, 7);
      long sequence = journal.post(submission("east", east)).sequence();
      var more = new ArrayList<>(fund().successions());
      more.add(Succession.whole(EAST, WEST, SPLIT.plusDays(1)));
      ledger.funds().amend(fund().withSuccessions(more), TREASURER);
      assertThat(journal.post(submission("east", east)).sequence()).isEqualTo(sequence);
      assertThat(problemOf(() -> journal.post(submission("east 2", east))).code())
          .isEqualTo("LEDGER_PARTNER_ENDED");
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void routesToTheOnlySuccessorWhereTheRulesSaySo(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(fund(), TREASURER);
      ledger
          .rules()
          .set(
              FUND,
              new FundRules(
                  LateEntries.REFUSE, EndedPartners.ROUTE, Set.of(), Optional.empty(), List.of()),
              TREASURER);
      var journal = ledger.journal();
      var july = routable("july", due("2022-07-01", CCG, MINIMUM, 500));

      var receipt = journal.post(july);

      assertThat(receipt.inPlaceOf()).isEqualTo(Map.of(CCG, ICB));
      assertThat(ledger.balances().of(RECEIVABLE)).containsExactly(row(ICB, 500));
      assertThat(journal.entries(EntryQuery.of(FUND)).entries().get(0).entry().narrative())
          .endsWith(" (icb in place of ccg)");
      // Sent again it is what it was; another under its key is refused.
      assertThat(journal.post(july).inPlaceOf()).isEqualTo(Map.of(CCG, ICB));
      assertThat(journal.post(july).replay()).isTrue();
      assertThat(
              problemOf(() -> journal.post(routable("july", due("2022-07-01", CCG, MINIMUM, 501))))
                  .code())
          .isEqualTo("LEDGER_KEY_REUSED");

      // Before the end, and to settle what was due, it is the partner's own.
      assertThat(journal.post(routable("june", due("2022-06-30", CCG, MINIMUM, 100))).inPlaceOf())
          .isEmpty();
      assertThat(journal.post(routable("paid", received("2022-08-12", CCG, "R1", 100))).inPlaceOf())
          .isEmpty();
      assertThat(ledger.balances().of(RECEIVABLE.where(Dimension.PARTNER, CCG)))
          .containsExactly(row(CCG, 0));
      // Only its sender knows whose part of a split it is, and an act posts to the accounts it
      // means.
      assertThat(
              List.of(
                  problemOf(
                          () ->
                              journal.post(
                                  routable("split", due("2023-04-01", COUNTY, MINIMUM, 5))))
                      .code(),
                  problemOf(
                          () -> journal.post(submission("act", due("2022-07-01", CCG, MINIMUM, 5))))
                      .code()))
          .containsOnly("LEDGER_PARTNER_ENDED");
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }

  private static Submission routable(String key, JournalEntry entry) {
    return new Submission(entry, new EntryKey(key), TREASURER, true);
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void passesOnWhatAPartnerOwnsInReservesAndAddsNothingToIt(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(fund(), TREASURER);
      var journal = ledger.journal();
      var pool = ReserveCode.of("risk-pool");
      var county = Account.reserve(pool, COUNTY);
      journal.post(
          submission(
              "in",
              actual(
                  "2023-03-31",
                  "Risk pool",
                  Posting.debit(Account.surplus(), 1000),
                  Posting.credit(county, 1000))));

      assertThat(
              problemOf(
                      () ->
                          journal.post(
                              submission(
                                  "more",
                                  actual(
                                      "2023-04-01",
                                      "Risk pool",
                                      Posting.debit(Account.surplus(), 1),
                                      Posting.credit(county, 1)))))
                  .code())
          .isEqualTo("LEDGER_PARTNER_ENDED");
      Act<List<Receipt>> pass =
          books -> PassedReserves.pass(books, fund(), fund().successions(), TREASURER);
      var passed = ledger.books().write(FUND, pass);
      assertThat(passed).extracting(Receipt::effectiveOn).containsExactly(SPLIT);
      var owners =
          BalanceQuery.of(FUND, Book.ACTUAL).kinds(AccountKind.RESERVE).by(Grouping.PARTNER);
      assertThat(ledger.balances().of(owners))
          .contains(row(EAST, -555), row(WEST, -445))
          .doesNotContain(row(COUNTY, -1000));
      // What was passed is not passed again.
      assertThat(ledger.books().write(FUND, pass)).isEmpty();
    }
  }

  private static ProblemException problemOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  /** Case H03: three partners become one, its weight is their sum and rounding is done once. */
  @Test
  void roundsAMergedPartnerOnce() {
    assertThat(Split.byWeights(72, new long[] {206, 206, 206, 411, 411}))
        .containsExactly(10L, 10L, 10L, 21L, 21L);
    assertThat(Split.byWeights(72, new long[] {618, 411, 411})).containsExactly(31L, 21L, 20L);
  }

  /** Case H04: a council's balance of 1,234.57 passes to two by 55.5 and 44.5 in the hundred. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void splitsAPartnersBalanceByTheAgreedPartsHoweverTimeIsCut(TestStores store) {
    try (Ledger ledger = Ledger.open(store.fresh())) {
      ledger.funds().register(fund(), TREASURER);
      ledger.journal().post(submission("1", due("2021-06-01", COUNTY, MINIMUM, 123_400)));
      ledger.journal().post(submission("2", due("2022-06-01", COUNTY, MINIMUM, 57)));

      assertThat(ledger.balances().of(RECEIVABLE.together()))
          .containsExactly(row(EAST, 68_519), row(WEST, 54_938));
      assertThat(ledger.balances().of(RECEIVABLE.by(Grouping.PARTNER, Grouping.YEAR).together()))
          .containsExactly(
              new BalanceRow(key("east", "2021-22"), 68_487),
              new BalanceRow(key("east", "2022-23"), 32),
              new BalanceRow(key("west", "2021-22"), 54_913),
              new BalanceRow(key("west", "2022-23"), 25));
    }
  }

  @Test
  void passesPartsThatAreOfDifferentDenominators() {
    var parts =
        List.of(
            new Succession(COUNTY, EAST, SPLIT, 1, 2),
            new Succession(COUNTY, WEST, SPLIT, 1, 3),
            new Succession(COUNTY, ICB, SPLIT, 1, 6));
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      ledger.funds().register(fund().withSuccessions(parts), TREASURER);
      ledger.journal().post(submission("1", due("2021-06-01", COUNTY, MINIMUM, 600)));

      assertThat(ledger.balances().of(RECEIVABLE.together()))
          .containsExactly(row(EAST, 300), row(ICB, 100), row(WEST, 200));
    }
  }

  /** Case H05: commitments come first, and the rest goes back by what was paid in. */
  @Test
  void returnsWhatIsLeftByContributionsWhenTheFundEnds() {
    assertThat(Split.byWeights(60_000_000 - 5_000_000, new long[] {1_200_000_000L, 800_000_000L}))
        .containsExactly(33_000_000L, 22_000_000L);
  }

  @Test
  void keepsTheNamesOfAPartnerThatIsRenamed() {
    try (Ledger ledger = Ledger.open(TestStores.SQLITE.fresh())) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission("1", due("2021-06-01", COUNTY, MINIMUM, 5)));
      var partners = new ArrayList<>(Samples.fund().partners());
      partners.replaceAll(
          partner ->
              partner.code().equals(COUNTY)
                  ? new Partner(COUNTY, "Brackenshire Unitary Council", partner.kind())
                  : partner);
      ledger.funds().amend(Samples.fund().withPartners(partners), TREASURER);

      assertThat(ledger.funds().get(FUND).partner(COUNTY).orElseThrow().name())
          .isEqualTo("Brackenshire Unitary Council");
      assertThat(ledger.balances().of(RECEIVABLE)).containsExactly(row(COUNTY, 5));
      assertThat(
              PostingTest.codeOf(
                  () -> ledger.funds().amend(Samples.fund().withMeasures(List.of()), TREASURER)))
          .isEqualTo("LEDGER_FUND_LOSES");
    }
  }

  private static RowKey key(String partner, String year) {
    return new RowKey(List.of(Grouping.PARTNER, Grouping.YEAR), List.of(partner, year));
  }
}
