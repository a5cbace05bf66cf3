package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.NatureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One agreement over two funds, each hosted by another partner, as councils and commissioners sign
 * them: applied to the books of both, charged in the books of the one that holds it.
 */
class SeveralFundsTest {

  private static final Actor ADA = new Actor("Ada");

  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");

  private static final LocalDate PAY_ON = LocalDate.of(2024, 6, 30);

  private static final PartnerCode ICB = PartnerCode.of("icb");

  private static final PartnerCode COUNTY = PartnerCode.of("county");

  private static final String FUND =
      """
      fund: %s
      name: A pool
      kind: pooled
      host: %s
      currency: %s
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: The ICB, kind: nhs-commissioner}
        - {partner: county, name: The county, kind: council}
      streams: [{stream: core, name: Core}]
      schemes:
        - {scheme: %s, name: Its own, lead: %s, providers: [county], streams: [core]}
        - {scheme: reablement, name: Reablement, lead: %s, providers: [county], streams: [core]}
      measures: [{measure: admissions, name: Admissions, unit: admission}]
      """;

  private static final String AGREED =
      """
      agreement: Both pools
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "1", title: The other pool, takes: overspend, of: {funds: [council-pool]}, share: {icb: 1, county: 3}}
        - {clause: "2", title: This pool, takes: overspend, of: {funds: [icb-pool]}, each: scheme, bear: lead}
        - {clause: "3", title: Underspends of both, takes: underspend, share: {icb: 1, county: 1}}
        - {clause: "4", title: Savings, takes: saving, of: {funds: [council-pool]}, bear: icb}
      """;

  @TempDir private Path folder;

  private Ledger ledger;

  private Fund icbPool;

  private Fund councilPool;

  private Allocations allocations;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    icbPool = fund("icb-pool", "icb", "GBP", "nursing", "icb");
    councilPool = fund("council-pool", "county", "GBP", "home-care", "county");
    allocations = new Allocations(ledger.books());
    spend(icbPool, "nursing", 1_000_000, 1_030_000);
    spend(icbPool, "reablement", 500_000, 500_000);
    spend(councilPool, "home-care", 800_000, 760_000);
    spend(councilPool, "reablement", 600_000, 700_000);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private Fund fund(String code, String host, String currency, String scheme, String lead) {
    var text = FUND.formatted(code, host, currency, scheme, lead, lead);
    return ledger.funds().register(FundReader.read(Document.parse("fund.yml", text)), ADA);
  }

  private void spend(Fund fund, String scheme, long budget, long actual) {
    var core = StreamCode.of("core");
    var account = Account.spend(SchemeCode.of(scheme), core, COUNTY);
    post(fund, Book.PLAN, scheme, account, Account.contribution(ICB, core), budget);
    post(fund, Book.ACTUAL, scheme, account, Account.payable(COUNTY), actual);
  }

  private void post(Fund fund, Book book, String what, Account debit, Account credit, long pence) {
    var entry =
        new JournalEntry(
            fund.code(),
            book,
            LocalDate.of(2023, 9, 30),
            what,
            "",
            List.of(Posting.debit(debit, pence), Posting.credit(credit, pence)));
    ledger.journal().post(new Submission(entry, new EntryKey(book + what), ADA));
  }

  private Allocation apply() {
    return apply(AGREED);
  }

  private Allocation apply(String agreed) {
    var document = Document.parse("agreement.yml", agreed);
    new Agreements(ledger.books()).add(icbPool, document, ADA);
    return allocations.apply(Request.of(icbPool.code(), YEAR), PAY_ON, ADA).get(0).allocation();
  }

  private List<String> riskShares(Fund fund) {
    var query =
        BalanceQuery.of(fund.code(), Book.ACTUAL)
            .kinds(AccountKind.RISK_SHARE)
            .by(Grouping.ACCOUNT);
    return ledger.balances().of(query).stream()
        .map(row -> row.key().words().get(0) + " " + row.pence())
        .toList();
  }

  @Test
  void takesOfEachFundWhatItsClausesName() {
    var allocation = apply();

    assertThat(allocation.clauses())
        .extracting(
            result -> result.clause().reference(),
            result -> result.amountPence(),
            result -> result.allocation().partners())
        .containsExactly(
            // Both funds have a scheme called reablement: only the other pool's is overspent.
            tuple("1", 100_000L, List.of(25_000L, 75_000L)),
            tuple("2", 30_000L, List.of(30_000L, 0L)),
            tuple("3", -40_000L, List.of(-20_000L, -20_000L)),
            tuple("4", 0L, List.of(0L, 0L)));
    assertThat(allocation.unclaimed()).isEmpty();
    assertThat(Explanation.of(allocation)).contains("  Nursing: £300.00");
  }

  /** The first step of a waterfall that partners with two pools have signed. */
  @Test
  void meetsAnOverspendFromUnderspendsInEitherFund() {
    var allocation =
        apply(
            """
            agreement: Both pools
            version: 1
            in-force: {from: 2023-04-01}
            partners: [icb, county]
            clauses:
              - clause: "1"
                takes: overspend
                of: {funds: [icb-pool, council-pool]}
                waterfall: [{from: underspends}, {share: {icb: 1, county: 1}}]
            """);

    var result = allocation.clauses().get(0);
    assertThat(result.amountPence()).isEqualTo(130_000);
    assertThat(result.allocation().moves())
        .extracting(move -> move.pence())
        .containsExactly(40_000L);
    assertThat(result.allocation().partners()).containsExactly(45_000L, 45_000L);
    assertThat(allocation.unclaimed()).isEmpty();
  }

  @Test
  void chargesInTheBooksOfTheFundThatHoldsTheAgreement() {
    apply();

    assertThat(riskShares(icbPool))
        .containsExactly(
            "risk-share:county:1 -75000",
            "risk-share:county:3 20000",
            "risk-share:icb:1 -25000",
            "risk-share:icb:2 -30000",
            "risk-share:icb:3 20000");
    assertThat(riskShares(councilPool)).isEmpty();
  }

  @Test
  void sharesTheSavingsOfTheFundThatIsNamedAndNoOthers() {
    for (var fund : List.of(icbPool, councilPool)) {
      var admissions = MeasureCode.of("admissions");
      var scheme = SchemeCode.of("reablement");
      post(
          fund,
          Book.IMPACT,
          "saved",
          Account.saving(COUNTY, scheme, admissions, NatureCode.of("cashable")),
          Account.measure(scheme, admissions),
          9_000);
    }

    var savings = apply().clauses().get(3);

    assertThat(savings.amountPence()).isEqualTo(9_000);
    assertThat(savings.chargesPence()).containsExactly(-9_000L, 9_000L);
  }

  @Test
  void postsTheDifferenceAfterALateEntryInTheOtherFund() {
    apply();
    post(
        councilPool,
        Book.ACTUAL,
        "late",
        Account.spend(SchemeCode.of("reablement"), StreamCode.of("core"), COUNTY),
        Account.payable(COUNTY),
        4_000);
    allocations.apply(Request.of(icbPool.code(), YEAR), PAY_ON, ADA);
    allocations.apply(Request.of(icbPool.code(), YEAR), PAY_ON, ADA);

    assertThat(riskShares(icbPool))
        .contains("risk-share:county:1 -78000", "risk-share:icb:1 -26000");
    assertThat(allocations.list(icbPool.code())).hasSize(2);
  }

  @Test
  void runsItsHistoryAgainOnTheFiguresOfBoth() {
    apply();
    var equally = AGREED.replace("share: {icb: 1, county: 3}", "share: {icb: 1, county: 1}");

    var history = allocations.rerun(icbPool.code(), Document.parse("proposed.yml", equally));

    assertThat(history.totals()).containsEntry(ICB, 25_000L).containsEntry(COUNTY, -25_000L);
  }

  @Test
  void doesNotTryAnAgreementOnFiguresThatLackItsFund() {
    fund("third-pool", "icb", "GBP", "nursing", "icb");
    apply();
    var third = AGREED.replace("[council-pool]", "[third-pool]");

    var refusal =
        catchThrowableOfType(
            ProblemException.class,
            () -> allocations.rerun(icbPool.code(), Document.parse("proposed.yml", third)));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_FUND_NOT_IN_FIGURES");
    assertThat(refusal).hasMessageContaining("third-pool").hasMessageContaining("2023-24");
  }

  @Test
  void refusesAFundThatIsNotThereOrInAnotherCurrency() {
    fund("dollars", "icb", "USD", "nursing", "icb");

    assertThat(refusal("[moon]").code()).isEqualTo("AGREEMENT_FUND_UNKNOWN");
    assertThat(refusal("[dollars]"))
        .hasMessageContaining("The fund dollars is in USD")
        .extracting(DocumentException::code)
        .isEqualTo("AGREEMENT_CURRENCY_MISMATCH");
  }

  @Test
  void looksForASchemeInTheFundThatIsNamedBesideIt() {
    assertThat(refusal("[council-pool], schemes: [nursing]"))
        .hasMessageContaining("The fund council-pool has no scheme \"nursing\"")
        .extracting(DocumentException::code)
        .isEqualTo("AGREEMENT_UNKNOWN_TO_FUND");
  }

  private DocumentException refusal(String funds) {
    var text = AGREED.replaceFirst("\\[council-pool]", funds);
    return catchThrowableOfType(
        DocumentException.class,
        () ->
            new Agreements(ledger.books())
                .add(icbPool, Document.parse("agreement.yml", text), ADA));
  }
}
