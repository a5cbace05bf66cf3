package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fund is registered with a split of one of its partners, which owns a part of a reserve. */
class ReservesOfEndedPartnersTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FinancialYear YEAR = FinancialYear.parse("2022-23");

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: east, name: East CCG, kind: nhs-commissioner}
        - {partner: north, name: North ICB, kind: nhs-commissioner}
        - {partner: south, name: South ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      successions:
        - {from: east, to: north, on: 2022-07-01, part: 1/3}
        - {from: east, to: south, on: 2022-07-01, part: 2/3}
      """;

  private static final String BEFORE =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01, until: 2022-06-30}
      partners: [east, county]
      reserves: {risk-pool: {opening: 200.00, owned-by: {east: 1, county: 1}}}
      clauses:
        - clause: "1"
          takes: overspend
          of: {schemes: [care]}
          year-to-date: true
          waterfall: [{from: risk-pool, up-to: 50.00}, {share: {east: 1, county: 1}}]
      """;

  private static final String AFTER =
      """
      agreement: Vale agreement
      version: 2
      in-force: {from: 2022-07-01}
      within-year: by-months
      partners: [north, south, county]
      reserves: {risk-pool: {owned-by: {north: 1, south: 2, county: 3}}}
      clauses:
        - clause: "2"
          takes: overspend
          of: {schemes: [care]}
          year-to-date: true
          waterfall: [{from: risk-pool}, {share: {north: 1, south: 1, county: 1}}]
      """;

  @TempDir Path folder;

  private Ledger ledger;
  private Fund fund;

  @BeforeEach
  void open() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", FUND));
    ledger.funds().register(fund, ADA);
    for (var agreement : List.of(BEFORE, AFTER)) {
      new Agreements(ledger.books())
          .add(
              fund,
              Document.parse("agreement.yml", agreement),
              Openings.ARE_POSTED,
              Optional.empty(),
              ADA);
    }
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void passWhenAnAgreementIsAppliedToADayOnWhichTheyHaveSuccessors() {
    assertThat(reserves()).isEqualTo(Map.of("east", 100_00L, "county", 100_00L));

    spend(LocalDate.of(2022, 5, 1), 50_00);
    apply(3);
    assertThat(reserves()).isEqualTo(Map.of("east", 75_00L, "county", 75_00L));

    spend(LocalDate.of(2022, 8, 1), 30_00);
    apply(6);

    // A third and two thirds of what was left, of which six parts of 30.00 are drawn as they are
    // owned.
    assertThat(reserves()).isEqualTo(Map.of("north", 20_00L, "south", 40_00L, "county", 60_00L));
    assertThat(charged()).isEmpty();
  }

  /** So the order in which months are applied, and how often, makes no difference. */
  @Test
  void passOnceHoweverOftenItIsApplied() {
    spend(LocalDate.of(2022, 5, 1), 50_00);
    apply(3);
    spend(LocalDate.of(2022, 8, 1), 30_00);
    apply(6);
    long entries = verified().entries();
    apply(6);

    assertThat(verified().entries()).isEqualTo(entries);
    assertThat(verified().isSound()).isTrue();
  }

  /** East's months are settled in its own name after it has ended, with its part of the reserve. */
  @Test
  void payForTheMonthsOfTheirOwnerBeforeTheyPass() {
    spend(LocalDate.of(2022, 5, 1), 90_00);
    spend(LocalDate.of(2022, 8, 1), 30_00);
    apply(3);
    apply(12);

    assertThat(charged()).isEqualTo(Map.of("east", 20_00L, "county", 20_00L));
    assertThat(reserves()).isEqualTo(Map.of("north", 20_00L, "south", 40_00L, "county", 60_00L));
  }

  private void apply(int month) {
    new Allocations(ledger.books())
        .apply(
            new Request(fund.code(), YEAR, month, Map.of(), Map.of()),
            LocalDate.of(2023, 6, 30),
            ADA);
  }

  private void spend(LocalDate day, long pence) {
    var postings =
        List.of(
            Posting.debit(Account.parse("spend:care:pool:county"), pence),
            Posting.credit(Account.parse("payable:county"), pence));
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, day, "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend-" + day), ADA));
  }

  private FundVerification verified() {
    return ledger.verification().all().get(0);
  }

  private Map<String, Long> reserves() {
    return pence(AccountKind.RESERVE);
  }

  private Map<String, Long> charged() {
    return pence(AccountKind.RISK_SHARE);
  }

  private Map<String, Long> pence(AccountKind kind) {
    var pence = new TreeMap<String, Long>();
    ledger
        .balances()
        .of(BalanceQuery.of(fund.code(), Book.ACTUAL).kinds(kind).by(Grouping.PARTNER))
        .forEach(row -> pence.put(row.key().words().get(0), -row.pence()));
    pence.values().removeIf(sum -> sum == 0);
    return pence;
  }
}
