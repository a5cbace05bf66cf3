package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is due, what settles it, and what a payment run pays. */
class DuesTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final PartnerCode ICB = PartnerCode.of("icb");
  private static final PartnerCode COUNTY = PartnerCode.of("county");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2024, 6, 30);

  private static final String DOCUMENT =
      """
      fund: brackenshire
      name: Brackenshire pooled fund
      kind: pooled
      host: county
      currency: GBP
      open: {from: 2023-04-01}
      partners:
        - {partner: icb, name: Brackenshire ICB, kind: nhs-commissioner}
        - {partner: county, name: Brackenshire County Council, kind: council}
        - {partner: community, name: Brackenshire Community Trust, kind: nhs-provider}
      streams:
        - {stream: nhs-minimum, name: NHS minimum contribution}
      schemes:
        - {scheme: reablement, name: Reablement, lead: county, providers: [community], streams: [nhs-minimum]}
        - {scheme: nursing, name: Community nursing, lead: icb, providers: [community], streams: [nhs-minimum]}
      """;

  private static final String AGREED =
      """
      agreement: Brackenshire Better Care Fund
      version: 1
      in-force: {from: 2023-04-01}
      partners: [icb, county]
      clauses:
        - {clause: "4.1", takes: overspend, of: {schemes: reablement}, share: {icb: 60, county: 40}}
        - {clause: "4.2", takes: underspend, bear: lead}
      """;

  @TempDir private Path folder;
  private Ledger ledger;
  private Fund fund;
  private int posted;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", DOCUMENT));
    ledger.funds().register(fund, ADA);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  /** £3,000.00 due from the ICB and £2,000.00 from the county by 4.1; £100.00 due to the ICB by 4.2. */
  private void apply(String agreed) {
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreed), ADA);
    spend(Book.PLAN, "reablement", 10_000_000);
    spend(Book.ACTUAL, "reablement", 10_500_000);
    spend(Book.PLAN, "nursing", 5_000_000);
    spend(Book.ACTUAL, "nursing", 4_990_000);
    new Allocations(ledger.books()).apply(Request.of(FUND, YEAR), PAY_ON, ADA);
  }

  private void spend(Book book, String scheme, long pence) {
    var other = book == Book.PLAN ? "contribution:icb:nhs-minimum" : "payable:community";
    post(book, "2023-09-30", "", "spend:%s:nhs-minimum:community".formatted(scheme), other, pence);
  }

  private long post(
      Book book, String day, String reference, String debit, String credit, long pence) {
    var postings =
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence));
    var entry = new JournalEntry(FUND, book, LocalDate.parse(day), "An entry", reference, postings);
    posted++;
    return ledger
        .journal()
        .post(new Submission(entry, new EntryKey("entry-" + posted), ADA))
        .sequence();
  }

  private long due(String day, String reference, String partner, long pence) {
    var contribution = "contribution:%s:nhs-minimum".formatted(partner);
    return post(Book.ACTUAL, day, reference, "receivable:" + partner, contribution, pence);
  }

  private long received(String day, String reference, String partner, long pence) {
    return post(Book.ACTUAL, day, reference, "bank", "receivable:" + partner, pence);
  }

  private Dues dues() {
    return ledger.books().now(at -> Dues.of(at, FUND, Optional.empty()));
  }

  private List<String> open() {
    return openIn(View.NOW);
  }

  private List<String> openIn(View view) {
    return ledger.books().at(view, at -> texts(Dues.of(at, FUND, Optional.empty()).open()));
  }

  private static List<String> texts(List<Due> dues) {
    return dues.stream()
        .map(due -> due.partner() + " " + due.reference() + " " + due.openPence())
        .toList();
  }

  private long balance(AccountKind kind) {
    return ledger.balances().of(BalanceQuery.of(FUND, Book.ACTUAL).kinds(kind)).get(0).pence();
  }

  private int entries() {
    return ledger.journal().entries(EntryQuery.of(FUND).limit(1000)).entries().size();
  }

  private PaymentRun run() {
    return pay(Payments.Request.run(FUND, PAY_ON));
  }

  private PaymentRun pay(Payments.Request request) {
    return new Payments(ledger.books()).pay(request, Optional.empty(), ADA);
  }

  private static Payments.Request of(PartnerCode partner, Set<Long> dues, Optional<Long> pence) {
    return new Payments.Request(FUND, PAY_ON, PAY_ON, Optional.of(partner), dues, pence);
  }

  private void position(PartnerCode partner, String clause, Standing standing, String note) {
    new Allocations(ledger.books())
        .recordPosition(
            new Which(FUND, Optional.empty(), YEAR, 12),
            new Position(ClauseCode.of(clause), partner, standing, Optional.empty(), note),
            ADA);
  }

  private static List<String> settled(PaymentRun run) {
    return run.payments().stream()
        .flatMap(payment -> payment.settles().stream())
        .map(part -> part.due().reference() + " " + part.pence())
        .toList();
  }

  private static List<String> paid(PaymentRun run) {
    return run.payments().stream()
        .map(
            payment ->
                payment.partner() + " " + payment.pence() + " of " + payment.settles().size())
        .toList();
  }

  @Test
  void tellsWhatIsDueSinceWhenAndOfWhichClause() {
    apply(AGREED);

    assertThat(open())
        .containsExactly(
            "county 2023-24/12/1 4-1 200000",
            "icb 2023-24/12/1 4-1 300000",
            "icb 2023-24/12/1 4-2 -10000");
    var due = dues().open().get(0);
    assertThat(due.since()).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(due.dueOn()).isEqualTo(PAY_ON);
    assertThat(due.origin().orElseThrow())
        .isEqualTo(
            new Due.Origin(
                "allocation/brackenshire-better-care-fund/2023-24/12/1", ClauseCode.of("4-1")));
    assertThat(balance(AccountKind.BANK)).isZero();
  }

  /** One model for both kinds of dues: instalments and charges stand in one list. */
  @Test
  void settlesTheOldestDueUnlessAPaymentNamesAnother() {
    apply(AGREED);
    due("2024-04-01", "icb-april", "icb", 50_000);
    due("2024-07-01", "icb-july", "icb", 50_000);
    received("2024-07-02", "icb-july", "icb", 50_000);
    received("2024-07-10", "BACS 77", "icb", 70_000);

    assertThat(texts(dues().open()))
        .containsExactly(
            "county 2023-24/12/1 4-1 200000",
            "icb 2023-24/12/1 4-1 280000",
            "icb 2023-24/12/1 4-2 -10000");
  }

  @Test
  void answersAsAtADayAndAsKnownAtAMoment() throws Exception {
    due("2023-04-01", "april", "icb", 50_000);
    var known = Instant.now();
    Thread.sleep(5);
    received("2023-05-10", "", "icb", 20_000);

    var before = new View(Optional.of(LocalDate.of(2023, 5, 9)), Optional.empty());
    assertThat(openIn(before)).containsExactly("icb april 50000");
    assertThat(openIn(new View(Optional.empty(), Optional.of(known))))
        .containsExactly("icb april 50000");
    assertThat(open()).containsExactly("icb april 30000");
  }

  @Test
  void opensADueAgainWhenItsReceiptIsTakenBack() {
    due("2023-04-01", "april", "icb", 50_000);
    long receipt = received("2023-04-10", "", "icb", 50_000);
    assertThat(open()).isEmpty();

    var day = LocalDate.of(2023, 5, 1);
    ledger
        .journal()
        .reverse(Reversal.whole(FUND, receipt, day, "Bounced", new EntryKey("bounced"), ADA));

    assertThat(open()).containsExactly("icb april 50000");
    assertThat(dues().onAccountPence()).isEmpty();
  }

  @Test
  void keepsWhatIsPaidBeforeItIsDueOnAccount() {
    received("2023-04-10", "", "icb", 70_000);
    assertThat(dues().onAccountPence()).containsEntry(ICB, -70_000L);
    due("2023-07-01", "july", "icb", 50_000);

    assertThat(open()).isEmpty();
    assertThat(dues().onAccountPence()).containsEntry(ICB, -20_000L);
  }

  /** Goal: not a penny is lost. Method: any entries, against the balance of the account. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void addUpToTheBalanceOfTheReceivableAccount(long seed) {
    var random = new SplittableRandom(seed);
    var receipts = new ArrayList<Long>();
    for (int i = 0; i < 60; i++) {
      var day = LocalDate.of(2023, 4, 1).plusDays(random.nextInt(300)).toString();
      var reference = random.nextBoolean() ? "" : "ref-" + random.nextInt(6);
      var partner = random.nextBoolean() ? "icb" : "county";
      long pence = 1 + random.nextLong(100_000);
      switch (random.nextInt(4)) {
        case 0 -> receipts.add(due(day, reference, partner, pence));
        case 1 -> receipts.add(received(day, reference, partner, pence));
        case 2 -> post(Book.ACTUAL, day, reference, "receivable:" + partner, "bank", pence);
        default ->
            post(
                Book.ACTUAL,
                day,
                reference,
                "contribution:icb:nhs-minimum",
                "receivable:" + partner,
                pence);
      }
    }
    for (int i = 0; i < receipts.size(); i += 5) {
      var day = LocalDate.of(2024, 2, 1);
      ledger
          .journal()
          .reverse(Reversal.whole(FUND, receipts.get(i), day, "Wrong", new EntryKey("r" + i), ADA));
    }

    var dues = dues();
    long open = dues.open().stream().mapToLong(Due::openPence).sum();
    long onAccount = dues.onAccountPence().values().stream().mapToLong(pence -> pence).sum();
    assertThat(open + onAccount).isEqualTo(balance(AccountKind.RECEIVABLE));
    assertThat(dues.dues())
        .allMatch(due -> Math.abs(due.settledPence()) <= Math.abs(due.pence()))
        .allMatch(due -> due.openPence() == 0 || due.openPence() > 0 == due.pence() > 0);
    var inDebt = dues.open().stream().filter(due -> due.pence() > 0).map(Due::partner).toList();
    assertThat(inDebt).noneMatch(partner -> dues.onAccountPence().getOrDefault(partner, 0L) < 0);
  }

  /** Worked: the ICB owes 3,000.00 and is owed 100.00, which is one payment and two dues. */
  @Test
  void paysWhatIsDueNetAnEntryForEachPayment() {
    apply(AGREED);
    due("2024-07-01", "later", "icb", 50_000);
    int before = entries();
    var preview = new Payments(ledger.books()).preview(FUND, Optional.of(PAY_ON));
    assertThat(paid(preview)).containsExactly("county 200000 of 1", "icb 290000 of 2");
    assertThat(entries()).isEqualTo(before);

    assertThat(paid(run())).isEqualTo(paid(preview));

    assertThat(entries()).isEqualTo(before + 2);
    assertThat(balance(AccountKind.BANK)).isEqualTo(490_000);
    assertThat(open()).containsExactly("icb later 50000");
    assertThat(run().payments()).isEmpty();
    assertThat(ledger.verification().all()).allMatch(fund -> fund.isSound());
  }

  @Test
  void paysOneByOneWhatTheAgreementDoesNotNet() {
    apply(AGREED + "settlement: {not-netted: [[icb, county]]}\n");

    assertThat(paid(run()))
        .containsExactly("county 200000 of 1", "icb 300000 of 1", "icb -10000 of 1");
    assertThat(open()).isEmpty();
  }

  @Test
  void setsOffWhatBothOweEachOtherWithoutTheBank() {
    due("2023-04-01", "april", "icb", 50_000);
    post(
        Book.ACTUAL,
        "2023-05-01",
        "refund",
        "contribution:icb:nhs-minimum",
        "receivable:icb",
        50_000);

    assertThat(paid(run())).containsExactly("icb 0 of 2");
    assertThat(open()).isEmpty();
  }

  @Test
  void leavesDisputedDuesOutOfAPaymentRunAndSaysWhy() {
    apply(AGREED);
    position(ICB, "4-1", Standing.DISPUTED, "Not our scheme");

    var run = run();

    assertThat(paid(run)).containsExactly("county 200000 of 1", "icb -10000 of 1");
    assertThat(texts(run.heldBack())).containsExactly("icb 2023-24/12/1 4-1 300000");
    assertThat(run.heldBack().get(0).dispute().orElseThrow().reason()).isEqualTo("Not our scheme");
    assertThat(run.heldBack().get(0).dispute().orElseThrow().by()).isEqualTo(ADA);

    position(ICB, "4-1", Standing.AGREED, "It was");
    assertThat(paid(run())).containsExactly("icb 300000 of 1");
    assertThat(open()).isEmpty();
  }

  /** An instalment that its partner will not pay, from the moment it says so until it agrees. */
  @Test
  void holdsADisputedInstalmentBackUntilItsPartnerAgrees() {
    due("2024-08-01", "", "icb", 300_000);
    long july = due("2024-07-01", "july", "icb", 50_000);
    var first = disputeOf(july, "icb", Standing.DISPUTED, "Not our month");
    var again = disputeOf(july, "icb", Standing.DISPUTED, "Not our month");
    received("2024-08-05", "", "icb", 300_000);

    assertThat(first).isEqualTo(again);
    assertThat(first.dispute().orElseThrow().reason()).isEqualTo("Not our month");
    assertThat(dues().open()).extracting(Due::entry).containsExactly(july);
    var run = new Payments(ledger.books()).preview(FUND, Optional.empty());
    assertThat(run.payments()).isEmpty();
    assertThat(run.heldBack()).extracting(Due::entry).containsExactly(july);
    assertThat(refusal(of(ICB, Set.of(july), Optional.empty()))).isEqualTo("DUE_DISPUTED");

    disputeOf(july, "icb", Standing.AGREED, "It was");
    assertThat(paid(pay(of(ICB, Set.of(july), Optional.empty()))))
        .containsExactly("icb 50000 of 1");
    assertThat(ledger.verification().all()).allMatch(fund -> fund.isSound());
  }

  @Test
  void refusesAPositionOnWhatIsNoOpenDueOrWhatAnAllocationCharged() {
    apply(AGREED);
    long july = due("2024-07-01", "july", "icb", 50_000);
    long charged =
        dues().open().stream().filter(due -> due.origin().isPresent()).findFirst().get().entry();
    long before = ledger.verification().all().get(0).events();

    assertThat(refusalOf(() -> disputeOf(july, "county", Standing.DISPUTED, "Not ours")))
        .isEqualTo("DUE_NOT_OPEN");
    assertThat(refusalOf(() -> disputeOf(july + 100, "icb", Standing.DISPUTED, "Not ours")))
        .isEqualTo("DUE_NOT_OPEN");
    assertThat(refusalOf(() -> disputeOf(charged, "county", Standing.DISPUTED, "Not ours")))
        .isEqualTo("DUE_OF_ALLOCATION");
    assertThat(refusalOf(() -> disputeOf(july, "town", Standing.DISPUTED, "Not ours")))
        .isEqualTo("LEDGER_PARTNER_UNKNOWN");
    assertThat(ledger.verification().all().get(0).events()).isEqualTo(before);
  }

  private static String refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).code();
  }

  private Due disputeOf(long entry, String partner, Standing standing, String note) {
    return new DuePositions(ledger.books())
        .take(
            new DuePositions.Request(FUND, entry, PartnerCode.of(partner), standing, note),
            Optional.empty(),
            ADA);
  }

  /** What a receipt settled stays settled so, whatever becomes of the dispute. */
  @Test
  void settlesDisputedDuesLast() {
    apply(AGREED);
    due("2024-07-01", "july", "icb", 50_000);
    position(ICB, "4-1", Standing.DISPUTED, "Not our scheme");
    received("2024-07-05", "", "icb", 50_000);
    position(ICB, "4-1", Standing.AGREED, "It was");

    assertThat(open())
        .containsExactly(
            "county 2023-24/12/1 4-1 200000",
            "icb 2023-24/12/1 4-1 300000",
            "icb 2023-24/12/1 4-2 -10000");
  }

  @Test
  void paysAnAmountOrTheDuesThatAreNamed() {
    long april = due("2023-04-01", "", "icb", 50_000);
    long may = due("2023-05-01", "", "icb", 50_000);

    assertThat(paid(pay(of(ICB, Set.of(may), Optional.empty())))).containsExactly("icb 50000 of 1");
    assertThat(dues().open()).extracting(Due::entry).containsExactly(april);
    assertThat(paid(pay(of(ICB, Set.of(), Optional.of(20_000L)))))
        .containsExactly("icb 20000 of 1");
    assertThat(dues().open()).extracting(Due::openPence).containsExactly(30_000L);
  }

  /** What a run paid, a partner was told: neither a late bill nor a late receipt moves it elsewhere. */
  @Test
  void settlesByARunWhatItPaidWhateverIsRecordedSinceForEarlierDays() {
    due("2023-06-01", "june", "icb", 15_000);
    due("2023-07-01", "july", "icb", 20_000);
    long before = received("2023-06-10", "", "icb", 5_000);
    var request = Payments.Request.run(FUND, PAY_ON);
    var once =
        Optional.of(ActRequest.of(new EntryKey("run"), ADA, "allocation-pay", List.of("all")));
    var payments = new Payments(ledger.books());
    var run = payments.pay(request, once, ADA);
    assertThat(paid(run)).containsExactly("icb 30000 of 2");

    due("2023-05-01", "may", "icb", 5_000);
    received("2023-05-20", "", "icb", 4_000);
    due("2023-04-15", "april", "icb", 1_000);

    // The receipts settle the oldest, as receipts that name nothing do; the run's money stays where
    // it was.
    assertThat(open()).containsExactly("icb june 2000");
    assertThat(settled(payments.pay(request, once, ADA)))
        .containsExactly("june 10000", "july 20000")
        .isEqualTo(settled(run));
    assertThat(paid(run())).containsExactly("icb 2000 of 1");
    ledger
        .journal()
        .reverse(
            Reversal.whole(
                FUND, before, LocalDate.of(2024, 7, 1), "Bounced", new EntryKey("bounced"), ADA));
    assertThat(open()).containsExactly("icb may 2000", "icb june 3000");
    assertThat(settled(payments.pay(request, once, ADA))).isEqualTo(settled(run));
    assertThat(paid(run())).containsExactly("icb 5000 of 2");
    assertThat(open()).isEmpty();
    assertThat(balance(AccountKind.RECEIVABLE)).isZero();
  }

  @Test
  void refusesWhatCannotBePaidAndRecordsNothing() {
    apply(AGREED);
    long april = due("2023-04-01", "april", "icb", 50_000);
    position(COUNTY, "4-1", Standing.DISPUTED, "Not ours");
    long disputed =
        dues().open().stream()
            .filter(due -> due.dispute().isPresent())
            .findFirst()
            .orElseThrow()
            .entry();
    int before = entries();

    assertThat(refusal(of(COUNTY, Set.of(april), Optional.empty()))).isEqualTo("DUE_NOT_OPEN");
    assertThat(refusal(of(COUNTY, Set.of(disputed), Optional.empty()))).isEqualTo("DUE_DISPUTED");
    assertThat(refusal(of(ICB, Set.of(april), Optional.of(50_001L))))
        .isEqualTo("PAYMENT_EXCEEDS_DUES");
    assertThat(refusal(of(COUNTY, Set.of(), Optional.of(1L)))).isEqualTo("PAYMENT_EXCEEDS_DUES");
    assertThat(refusal(of(PartnerCode.of("town"), Set.of(), Optional.empty())))
        .isEqualTo("LEDGER_PARTNER_UNKNOWN");
    var missing =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                new Payments.Request(
                    FUND, PAY_ON, PAY_ON, Optional.empty(), Set.of(april), Optional.empty()));
    assertThat(missing.code()).isEqualTo("PAYMENT_PARTNER_MISSING");
    assertThat(entries()).isEqualTo(before);
  }

  private String refusal(Payments.Request request) {
    return catchThrowableOfType(ProblemException.class, () -> pay(request)).code();
  }

  @Test
  void paysOnceForItsKeyAndIsAnsweredAgain() {
    apply(AGREED);
    position(ICB, "4-1", Standing.DISPUTED, "Not our scheme");
    var once = Optional.of(ActRequest.of(new EntryKey("run-1"), ADA, "allocation-pay", List.of()));
    var payments = new Payments(ledger.books());
    var request = Payments.Request.run(FUND, PAY_ON);
    var first = payments.pay(request, once, ADA);
    int before = entries();

    assertThat(payments.pay(request, once, ADA)).isEqualTo(first);
    assertThat(entries()).isEqualTo(before);
  }
}
