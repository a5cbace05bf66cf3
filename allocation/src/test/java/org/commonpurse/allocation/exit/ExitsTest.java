package org.commonpurse.allocation.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.exit.ExitRequest.Commitment;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is returned when a fund is wound up or a partner leaves: worked cases, exact to the penny, and
 * nothing but payments afterwards.
 */
class ExitsTest {

  private static final Actor ADA = new Actor("Ada");
  private static final LocalDate END = LocalDate.of(2024, 3, 31);
  private static final Optional<PartnerCode> FUND_ENDS = Optional.empty();

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
        - {partner: borough, name: Borough Council, kind: council}
        - {partner: acute, name: Vale Hospital, kind: nhs-provider}
      streams:
        - {stream: pool, name: Pooled money}
        - {stream: one-off, name: Winter money, recurrent: false}
        - {stream: dfg, name: Grant, owner: county, recurrent: false}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [acute], streams: [pool, one-off, dfg]}
      """;

  @TempDir Path folder;

  private Ledger ledger;
  private Fund fund;
  private int entries;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private void post(String debit, String credit, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse(debit), pence), new Posting(Account.parse(credit), -pence));
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, END, "entry", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("entry-" + entries++), ADA));
  }

  private void paidIn(String partner, String stream, long pence) {
    post("receivable:" + partner, "contribution:" + partner + ":" + stream, pence);
    post("bank", "receivable:" + partner, pence);
  }

  private void spent(String stream, long pence) {
    post("spend:care:" + stream + ":acute", "payable:acute", pence);
  }

  private FinalAccount preview(ExitRequest request) {
    return new Exits(ledger.books()).preview(fund.code(), request);
  }

  private void carryOut(ExitRequest request) {
    new Exits(ledger.books()).carryOut(fund.code(), request, Optional.empty(), ADA);
  }

  private static ExitRequest request(Optional<PartnerCode> partner, Commitment... commitments) {
    return new ExitRequest(
        partner, END, List.of(commitments), Map.of(), Map.of(), "Board of 1 March, item 4");
  }

  private static Map<String, Long> returned(FinalAccount account) {
    var returned = new TreeMap<String, Long>();
    account
        .returns()
        .forEach(
            each -> returned.merge(each.partner() + " " + each.origin(), each.pence(), Long::sum));
    return returned;
  }

  private Map<String, Long> balances() {
    var balances = new TreeMap<String, Long>();
    for (var row :
        ledger.balances().of(BalanceQuery.of(fund.code(), Book.ACTUAL).by(Grouping.ACCOUNT))) {
      if (row.pence() != 0) {
        balances.put(row.key().words().get(0), row.pence());
      }
    }
    return balances;
  }

  private static String code(Throwable refusal) {
    return ((ProblemException) refusal).code();
  }

  /** Every partner's statement comes to nothing, and what is due is what the bank has for it. */
  private void requireNothingLeft(FinalAccount account) {
    assertThat(account.statements()).allMatch(statement -> statement.balancePence() == 0);
    var balances = balances();
    assertThat(account.dues())
        .allSatisfy((due, pence) -> assertThat(balances).containsEntry(due.path(), pence));
    long dues = account.dues().values().stream().mapToLong(pence -> pence).sum();
    assertThat(balances.getOrDefault("bank", 0L) + dues).isZero();
    assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
  }

  /** Golden case H05: of 600,000.00 a commitment of 50,000.00 comes first, the rest by 12 and 8. */
  @Test
  void paysCommitmentsFirstAndReturnsTheRestByWhatWasPaidIn() {
    paidIn("icb", "pool", 12_000_000_00);
    paidIn("county", "pool", 8_000_000_00);
    spent("pool", 19_400_000_00);
    post("payable:acute", "bank", 19_400_000_00);
    var commitment = new Commitment(Account.parse("spend:care:pool:acute"), 50_000_00);
    var request = request(FUND_ENDS, commitment);
    var before = balances();

    var account = preview(request);

    assertThat(balances()).as("a preview records nothing").isEqualTo(before);
    assertThat(account.heldPence()).isEqualTo(600_000_00);
    assertThat(returned(account))
        .isEqualTo(Map.of("icb balance", 330_000_00L, "county balance", 220_000_00L));
    carryOut(request);
    assertThat(account.dues())
        .isEqualTo(
            Map.of(
                Account.parse("receivable:icb"), -330_000_00L,
                Account.parse("receivable:county"), -220_000_00L,
                Account.parse("payable:acute"), -50_000_00L));
    requireNothingLeft(account);
    assertThat(new Exits(ledger.books()).list(fund.code()).get(0).account())
        .isEqualTo(account.json().toString());
  }

  /** Golden case E04: a surplus of 31,200.00 returns by contributions, one-off money left out. */
  @Test
  void leavesOneOffMoneyOutOfTheShares() {
    paidIn("icb", "pool", 442_000_00);
    paidIn("county", "pool", 110_500_00);
    paidIn("icb", "one-off", 90_000_00);
    spent("pool", 552_500_00 - 31_200_00);
    spent("one-off", 90_000_00);
    var request = request(FUND_ENDS);

    var account = preview(request);
    carryOut(request);

    assertThat(returned(account))
        .isEqualTo(Map.of("icb balance", 24_960_00L, "county balance", 6_240_00L));
    requireNothingLeft(account);
  }

  @Test
  void givesReservesAndStreamsBackToTheirOwnersAndAnUnownedReserveByShares() {
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse(
                "agreement.yml",
                """
                agreement: Vale agreement
                version: 1
                in-force: {from: 2023-04-01}
                partners: [icb, county]
                reserves: {own: {owned-by: {icb: 1, county: 1}}, common: {}}
                clauses: [{clause: "1", takes: underspend, share: {icb: 1, county: 1}}]
                """),
            ADA);
    paidIn("icb", "pool", 300_00);
    paidIn("county", "pool", 600_00);
    paidIn("county", "dfg", 100_00);
    spent("dfg", 40_00);
    post("surplus", "reserve:own:icb", 70_00);
    post("surplus", "reserve:own:county", 30_00);
    post("surplus", "reserve:common:county", 90_00);
    var request = request(FUND_ENDS);

    var account = preview(request);
    carryOut(request);

    assertThat(returned(account))
        .as("held 960: reserves 190, the grant 60, and 710 by a third and two")
        .isEqualTo(
            Map.of(
                "icb reserve:own:icb", 70_00L,
                "county reserve:own:county", 30_00L,
                "icb reserve:common:county", 30_00L,
                "county reserve:common:county", 60_00L,
                "county stream:dfg", 60_00L,
                "icb balance", 236_67L,
                "county balance", 473_33L));
    assertThat(balances().keySet()).noneMatch(path -> path.startsWith("reserve"));
    requireNothingLeft(account);
    assertThat(Identity.of(ledger.books().now(at -> Horizons.of(at, fund.code()))))
        .as("what must be equal in every year is")
        .isNotEmpty()
        .allMatch(Identity::holds);
  }

  @Test
  void paysAReserveOutByTheSharesThatTheAgreementSaysForTheEnd() {
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse(
                "agreement.yml",
                """
                agreement: Vale agreement
                version: 1
                in-force: {from: 2023-04-01}
                partners: [county, icb]
                reserves: {own: {owned-by: {icb: 1, county: 1}, at-end: {icb: 1, county: 3}}}
                clauses: [{clause: "1", takes: underspend, retain: own}]
                """),
            ADA);
    paidIn("icb", "pool", 100_00);
    post("surplus", "reserve:own:icb", 70_00);
    post("surplus", "reserve:own:county", 30_00);
    var request = request(FUND_ENDS);

    var account = preview(request);
    carryOut(request);

    assertThat(returned(account))
        .isEqualTo(
            Map.of(
                "icb reserve:own:icb", 17_50L,
                "county reserve:own:icb", 52_50L,
                "icb reserve:own:county", 7_50L,
                "county reserve:own:county", 22_50L));
    requireNothingLeft(account);
  }

  @Test
  void postsNothingButPaymentsAfterwards() {
    paidIn("icb", "pool", 100_00);
    carryOut(request(FUND_ENDS));

    post("receivable:icb", "bank", 100_00);

    assertThat(balances().get("bank")).isNull();
    assertThatThrownBy(() -> spent("pool", 1_00))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_FUND_WOUND_UP");
    assertThatThrownBy(() -> carryOut(request(FUND_ENDS)))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_FUND_WOUND_UP");
    assertThatThrownBy(() -> preview(request(Optional.of(PartnerCode.of("icb")))))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_FUND_WOUND_UP");
  }

  @Test
  void letsOnePartnerLeaveWithItsPartWhileTheOthersGoOn() {
    paidIn("icb", "pool", 200_00);
    paidIn("county", "pool", 100_00);
    paidIn("borough", "pool", 100_00);
    post("surplus", "reserve:own:borough", 40_00);
    post("receivable:borough", "risk-share:borough:1", 15_00);
    var request =
        new ExitRequest(
            Optional.of(PartnerCode.of("borough")), END, List.of(), Map.of(), Map.of(), "");

    var account = preview(request);
    carryOut(request);

    assertThat(returned(account))
        .as("held 415, of which 40 are its own, and a quarter of 375")
        .isEqualTo(Map.of("borough reserve:own:borough", 40_00L, "borough balance", 93_75L));
    assertThat(account.statements())
        .containsExactly(
            new FinalAccount.Statement(
                PartnerCode.of("borough"), 100_00, 15_00, 100_00, 133_75, -118_75));
    assertThatThrownBy(() -> paidIn("borough", "pool", 1_00))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_PARTNER_LEFT");
    post("receivable:borough", "bank", 118_75);
    paidIn("icb", "pool", 1_00);
    assertThatThrownBy(() -> carryOut(request))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_PARTNER_LEFT");
  }

  /** The fund is 10.00 short and a stream of the county's undecided; the hospital holds none of it. */
  @Test
  void letsAProviderThatHoldsNothingOfTheFundLeaveWhateverOthersAreStillToSettle() {
    paidIn("county", "dfg", 100_00);
    spent("pool", 110_00);
    post("receivable:county", "risk-share:county:1", 1_00);
    var leaves = request(Optional.of(PartnerCode.of("acute")));

    var account = preview(leaves);
    carryOut(leaves);

    assertThat(account.returns()).isEmpty();
    assertThat(account.dues()).isEmpty();
    post("payable:acute", "bank", 100_00);
    assertThatThrownBy(() -> spent("pool", 1_00))
        .as("spending after it left")
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_PARTNER_LEFT");
    assertThatThrownBy(() -> carryOut(leaves))
        .extracting(ExitsTest::code)
        .isEqualTo("LEDGER_PARTNER_LEFT");
  }

  /** What the borough has back of its reserve is money that others own, where the fund is short. */
  @Test
  void refusesToReturnAReserveOutOfAFundThatIsShort() {
    paidIn("county", "dfg", 100_00);
    post("surplus", "reserve:own:borough", 40_00);
    spent("pool", 110_00);

    assertRefused("EXIT_SHORT", request(Optional.of(PartnerCode.of("borough"))));
  }

  /** The ICB paid 300.00 of which each of three bears 100.00, so that the others owe it 200.00. */
  private void advanced() {
    post("receivable:icb", "risk-share:icb:1", 100_00);
    post("receivable:icb", "advance:icb:loan", 200_00);
    post("advance:county:loan", "risk-share:county:1", 100_00);
    post("advance:borough:loan", "risk-share:borough:1", 100_00);
    post("bank", "receivable:icb", 300_00);
    spent("pool", 300_00);
  }

  @Test
  void letsWhatPartnersOweEachOtherFallDueWhenTheFundEnds() {
    advanced();
    var account = preview(request(FUND_ENDS));
    carryOut(request(FUND_ENDS));

    assertThat(returned(account))
        .isEqualTo(
            Map.of(
                "icb advance:icb:loan", 200_00L,
                "county advance:county:loan", -100_00L,
                "borough advance:borough:loan", -100_00L));
    requireNothingLeft(account);
  }

  @Test
  void letsNobodyLeaveThatOwesOrIsOwedAnAdvance() {
    advanced();

    assertRefused("EXIT_ADVANCE_OWED", request(Optional.of(PartnerCode.of("borough"))));
    assertRefused("EXIT_ADVANCE_OWED", request(Optional.of(PartnerCode.of("icb"))));
  }

  @Test
  void isCarriedOutOnceForItsKey() {
    paidIn("icb", "pool", 100_00);
    var once = Optional.of(ActRequest.of(new EntryKey("end"), ADA, "exit-record", List.of("1")));
    var exits = new Exits(ledger.books());

    var first = exits.carryOut(fund.code(), request(FUND_ENDS), once, ADA);

    assertThat(exits.carryOut(fund.code(), request(FUND_ENDS), once, ADA)).isEqualTo(first);
    assertThat(balances().get("receivable:icb")).isEqualTo(-100_00);
  }

  @Test
  void refusesWhatNobodySaidOrTheFundCannotPay() {
    paidIn("county", "dfg", 100_00);
    assertRefused("EXIT_HOST_LEAVES", request(Optional.of(PartnerCode.of("county"))));
    assertRefused("EXIT_NAME_UNKNOWN", request(Optional.of(PartnerCode.of("moon"))));
    assertRefused("EXIT_ENTRIES_LATER", ExitRequest.of(FUND_ENDS, LocalDate.of(2024, 3, 30)));
    assertRefused("EXIT_SHARES_UNSAID", withStream("0.00"));
    post("receivable:county", "risk-share:county:1", 10_00);
    assertRefused("EXIT_STREAM_UNSAID", request(FUND_ENDS));
    post("risk-share:county:1", "receivable:county", 20_00);
    assertRefused("EXIT_SHORT", withStream("100.00"));
    assertThat(new Exits(ledger.books()).list(fund.code())).isEmpty();
    var said =
        new ExitRequest(
            FUND_ENDS,
            END,
            List.of(),
            Map.of(PartnerCode.of("icb"), Exact.ONE),
            Map.of(StreamCode.of("dfg"), 60_00L),
            "");
    assertThat(returned(preview(said)))
        .isEqualTo(Map.of("county stream:dfg", 60_00L, "icb balance", 30_00L));
  }

  private ExitRequest withStream(String amount) {
    return ExitRequest.read(
        fund, Document.parse("exit.yml", "{on: 2024-03-31, streams: {dfg: '" + amount + "'}}"));
  }

  private void assertRefused(String code, ExitRequest request) {
    assertThatThrownBy(() -> preview(request)).extracting(ExitsTest::code).isEqualTo(code);
  }

  @Test
  void refusesADocumentOfAnotherForm() {
    assertThatThrownBy(() -> ExitRequest.read(fund, Document.parse("exit.yml", "{on: today}")))
        .hasMessageContaining("exit.yml:1:")
        .extracting(ExitsTest::code)
        .isEqualTo("EXIT_NOT_AS_DESCRIBED");
  }

  @Test
  void refusesACommitmentOfNothing() {
    var document =
        Document.parse(
            "exit.yml",
            "{on: 2024-03-31, commitments: [{scheme: care, stream: pool, provider: acute, amount: '0.00'}]}");

    assertThatThrownBy(() -> ExitRequest.read(fund, document))
        .extracting(ExitsTest::code)
        .isEqualTo("EXIT_COMMITMENT_NOT_POSITIVE");
  }
}
