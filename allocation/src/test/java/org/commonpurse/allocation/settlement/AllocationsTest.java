package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreements applied to the books of a fund, on a real database. */
class AllocationsTest {

  private static final Actor ADA = new Actor("Ada, pooled fund manager");
  private static final FinancialYear YEAR = FinancialYear.parse("2023-24");
  private static final LocalDate PAY_ON = LocalDate.of(2024, 6, 30);
  private static final Request REQUEST = Request.of(FundCode.of("brackenshire"), YEAR);
  private static final Which WHICH = new Which(REQUEST.fund(), Optional.empty(), YEAR, 12);

  private static final String FUND =
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
      reserves: {risk-pool: {opening: 1000.00, owned-by: {icb: 1, county: 1}}}
      clauses:
        - clause: "4.1"
          takes: overspend
          waterfall:
            - from: risk-pool
            - share: {icb: 60, county: 40}
              limit: {county: 4000.00}
              excess: unallocated
        - {clause: "4.2", takes: underspend, bear: lead}
      """;

  @TempDir Path folder;
  private Ledger ledger;
  private Fund fund;
  private Allocations allocations;

  @BeforeEach
  void openTheBooks() {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", FUND));
    ledger.funds().register(fund, ADA);
    allocations = new Allocations(ledger.books());
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse("agreement.yml", AGREED),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
    post(Book.PLAN, "budget", "reablement", 10_000_000);
    post(Book.PLAN, "budget", "nursing", 5_000_000);
    post(Book.ACTUAL, "spend", "reablement", 10_600_000);
    post(Book.ACTUAL, "spend", "nursing", 4_990_000);
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private void post(Book book, String what, String scheme, long pence) {
    post(book, what, scheme, pence, LocalDate.of(2023, 9, 30));
  }

  private void post(Book book, String what, String scheme, long pence, LocalDate day) {
    var provider = PartnerCode.of("community");
    var spend = Account.spend(SchemeCode.of(scheme), StreamCode.of("nhs-minimum"), provider);
    var other =
        book == Book.PLAN
            ? Account.contribution(PartnerCode.of("icb"), StreamCode.of("nhs-minimum"))
            : Account.payable(provider);
    var entry =
        new JournalEntry(
            fund.code(),
            book,
            day,
            what + " of " + scheme,
            "",
            List.of(new Posting(spend, pence), new Posting(other, -pence)));
    ledger.journal().post(new Submission(entry, new EntryKey(what + scheme + pence), ADA));
  }

  private List<String> balances(AccountKind kind) {
    return ledger
        .balances()
        .of(BalanceQuery.of(fund.code(), Book.ACTUAL).kinds(kind).by(Grouping.ACCOUNT))
        .stream()
        .filter(row -> row.pence() != 0)
        .map(AllocationsTest::text)
        .toList();
  }

  private static String text(BalanceRow row) {
    return row.key().words().get(0) + " " + row.pence();
  }

  private int entries() {
    return ledger.journal().entries(EntryQuery.of(fund.code())).entries().size();
  }

  /** Dues are not cash: the bank moves when somebody pays. */
  @Test
  void raisesWhatIsDueAndMovesNoMoney() {
    allocations.apply(REQUEST, PAY_ON, ADA);

    // £6,000.00 over: £1,000.00 from the pool, £5,000.00 shared 60 to 40; nursing's £100.00 stays.
    assertThat(balances(AccountKind.RISK_SHARE))
        .containsExactly(
            "risk-share:county:4-1 -200000",
            "risk-share:icb:4-1 -300000",
            "risk-share:icb:4-2 10000");
    assertThat(balances(AccountKind.RESERVE)).isEmpty();
    assertThat(balances(AccountKind.RECEIVABLE))
        .containsExactly("receivable:county 200000", "receivable:icb 290000");
    // The reserve's opening of £1,000.00 is all that is there.
    assertThat(balances(AccountKind.BANK)).containsExactly("bank 100000");
  }

  @Test
  void previewsWhatApplyingGivesAndPostsNothing() {
    int before = entries();
    var preview = allocations.preview(REQUEST).results().get(0).allocation().chargesPence();

    assertThat(entries()).isEqualTo(before);
    assertThat(allocations.apply(REQUEST, PAY_ON, ADA).get(0).allocation().chargesPence())
        .isEqualTo(preview);
  }

  @Test
  void postsOnceHoweverOftenItIsApplied() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    int once = entries();
    allocations.apply(REQUEST, PAY_ON, ADA);

    assertThat(entries()).isEqualTo(once);
    assertThat(allocations.list(fund.code())).hasSize(1);
  }

  @Test
  void postsTheDifferenceAfterLateEntries() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    post(Book.ACTUAL, "late spend", "reablement", 100_000);
    allocations.apply(REQUEST, PAY_ON, ADA);

    assertThat(balances(AccountKind.RISK_SHARE))
        .contains("risk-share:county:4-1 -240000", "risk-share:icb:4-1 -360000");
    assertThat(allocations.list(fund.code()))
        .extracting(RecordedAllocation::revision, RecordedAllocation::why)
        .containsExactly(tuple(1, "applied"), tuple(2, "applied again to changed figures"));
  }

  @Test
  void keepsTheRuleTheDecisionAndTheirDifference() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    var decision =
        new Decision(
            ClauseCode.of("4-1"),
            Map.of(PartnerCode.of("county"), 150_000L),
            "HWB 2024-05-14, item 7",
            LocalDate.of(2024, 5, 14),
            "Winter pressure fell on the county");
    var decided = allocations.decide(WHICH, decision, PAY_ON, ADA);

    var clause = decided.allocation().clauses().get(0);
    assertThat(clause.byRule().partners()).containsExactly(300_000L, 200_000L);
    assertThat(clause.allocation().partners()).containsExactly(300_000L, 150_000L);
    assertThat(clause.allocation().unallocatedPence()).isEqualTo(50_000);
    assertThat(clause.allocation().totalPence()).isEqualTo(clause.amountPence());
    assertThat(balances(AccountKind.RISK_SHARE)).contains("risk-share:county:4-1 -150000");
    assertThat(decided.explanation())
        .contains(
            "    County: the rule gives £2,000.00, the decision £1,500.00, a difference of"
                + " -£500.00.");
    assertThat(allocations.list(fund.code())).hasSize(2);
  }

  @Test
  void marksADecisionThatRestsOnFiguresWhichChangedSince() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    var decided = allocations.decide(WHICH, decision("4-1", "county"), PAY_ON, ADA);
    assertThat(decided.allocation().clauses().get(0).decidedOnPence()).isEmpty();
    post(Book.ACTUAL, "late", "reablement", 50_000);
    allocations.apply(REQUEST, PAY_ON, ADA);
    var again = allocations.list(fund.code()).get(2);

    assertThat(again.allocation().clauses().get(0).decidedOnPence()).contains(600_000L);
    assertThat(again.json().at("/clauses/0/decision/decidedOnAmount").asText())
        .isEqualTo("6000.00");
    assertThat(again.explanation())
        .anyMatch(
            line ->
                line.contains(
                    "It rests on old figures: the board decided on overspend of £6,000.00"));
    // Deciding the same again records nothing; deciding anew on the new figures takes the mark
    // away.
    assertThat(allocations.decide(WHICH, decision("4-1", "county"), PAY_ON, ADA).key())
        .isEqualTo(decided.key());
  }

  /** What nobody bears has an account of its own, and is followed from there to its entry. */
  @Test
  void postsWhatAClauseLeavesToNobodyWhereItCanBeAskedFor() {
    post(Book.ACTUAL, "more", "reablement", 900_000);
    allocations.apply(REQUEST, PAY_ON, ADA);

    assertThat(balances(AccountKind.UNDECIDED)).containsExactly("undecided:4-1 160000");
    var entry =
        ledger
            .journal()
            .entries(EntryQuery.of(fund.code()).kinds(java.util.Set.of(AccountKind.UNDECIDED)))
            .entries()
            .get(0)
            .entry();
    assertThat(entry.reference()).isEqualTo("2023-24/12/1 4-1");
  }

  @Test
  void recordsTheSameDecisionAndTheSamePositionOnce() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    var decision = decision("4-1", "county");
    var agreed = position("4-1", "county");
    var decided = allocations.decide(WHICH, decision, PAY_ON, ADA);
    int posted = entries();

    assertThat(allocations.decide(WHICH, decision, PAY_ON, ADA).key()).isEqualTo(decided.key());
    var taken = allocations.recordPosition(WHICH, agreed, ADA);
    assertThat(allocations.recordPosition(WHICH, agreed, ADA).key()).isEqualTo(taken.key());
    assertThat(entries()).isEqualTo(posted);
    assertThat(allocations.list(fund.code())).hasSize(3);
    assertThat(allocations.get(fund.code(), taken.key()).decisions())
        .containsExactly(decision.on(600_000));
  }

  @Test
  void keepsALaterDecisionWhenTheRequestOfAnEarlierOneComesAgain() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    var first = decision("4-1", "county");
    var second =
        new Decision(
            first.clause(),
            Map.of(PartnerCode.of("county"), 90_000L),
            "HWB 2024-07-09, item 3",
            LocalDate.of(2024, 7, 9),
            "Reviewed");
    allocations.decide(WHICH, first, PAY_ON, ADA);
    allocations.decide(WHICH, second, PAY_ON, ADA);

    var again = allocations.decide(WHICH, first, PAY_ON, ADA);

    assertThat(again.revision()).isEqualTo(2);
    assertThat(allocations.list(fund.code())).hasSize(3);
    assertThat(balances(AccountKind.RISK_SHARE)).contains("risk-share:county:4-1 -90000");
  }

  @Test
  void refusesTwoAgreementsThatTakeTheSameLineAndPostsNothing() {
    var other =
        """
        agreement: Another
        version: 1
        in-force: {from: 2023-04-01}
        partners: [icb, county]
        clauses: [{clause: "9", takes: overspend, of: {schemes: reablement}, bear: icb}]
        """;
    new Agreements(ledger.books()).add(fund, Document.parse("another.yml", other), ADA);
    int posted = entries();

    assertThat(refusal(() -> allocations.apply(REQUEST, PAY_ON, ADA)))
        .hasMessageContaining("clause 9 of another, version 1")
        .hasMessageContaining("clause 4.1 of brackenshire-better-care-fund, version 1")
        .hasMessageContaining("reablement from nhs-minimum")
        .extracting(ProblemException::code)
        .isEqualTo("ALLOCATION_TAKEN_TWICE");
    assertThat(entries()).isEqualTo(posted);
    assertThat(allocations.list(fund.code())).isEmpty();
  }

  private static Decision decision(String clause, String partner) {
    return new Decision(
        ClauseCode.of(clause),
        Map.of(PartnerCode.of(partner), 150_000L),
        "HWB 2024-05-14, item 7",
        LocalDate.of(2024, 5, 14),
        "Winter pressure");
  }

  private static Position position(String clause, String partner) {
    return new Position(
        ClauseCode.of(clause), PartnerCode.of(partner), Standing.AGREED, Optional.empty(), "");
  }

  @Test
  void refusesADecisionOrAPositionOnWhatIsNotThere() {
    assertThat(
            refusal(() -> allocations.recordPosition(WHICH, position("4-1", "county"), ADA)).code())
        .isEqualTo("ALLOCATION_NOT_RECORDED");
    allocations.apply(REQUEST, PAY_ON, ADA);

    assertThat(refusal(() -> allocations.recordPosition(WHICH, position("9", "county"), ADA)))
        .hasMessageContaining("[4-1, 4-2]")
        .extracting(ProblemException::code)
        .isEqualTo("ALLOCATION_POSITION_UNKNOWN");
    assertThat(
            refusal(() -> allocations.recordPosition(WHICH, position("4-1", "town"), ADA)).code())
        .isEqualTo("ALLOCATION_POSITION_UNKNOWN");
    assertThat(refusal(() -> allocations.decide(WHICH, decision("9", "icb"), PAY_ON, ADA)).code())
        .isEqualTo("ALLOCATION_DECISION_UNKNOWN");
    assertThat(refusal(() -> allocations.get(fund.code(), "allocation/none")).code())
        .isEqualTo("ALLOCATION_UNKNOWN");
    assertThat(allocations.list(fund.code())).hasSize(1);
  }

  private static ProblemException refusal(ThrowingCallable act) {
    return catchThrowableOfType(ProblemException.class, act);
  }

  @Test
  void asksWhichAgreementIsMeantWhereSeveralWereApplied() {
    var other =
        """
        agreement: Savings
        version: 1
        in-force: {from: 2023-04-01}
        partners: [icb, county]
        clauses: [{clause: "1", takes: saving, share: {icb: 1, county: 1}}]
        """;
    new Agreements(ledger.books()).add(fund, Document.parse("savings.yml", other), ADA);
    allocations.apply(REQUEST, PAY_ON, ADA);
    var named = new Which(fund.code(), Optional.of(AgreementCode.of("savings")), YEAR, 12);

    assertThat(refusal(() -> allocations.recordPosition(WHICH, position("4-1", "county"), ADA)))
        .hasMessageContaining("[brackenshire-better-care-fund, savings]")
        .extracting(ProblemException::code)
        .isEqualTo("ALLOCATION_AGREEMENT_UNCLEAR");
    assertThat(allocations.recordPosition(named, position("1", "county"), ADA).revision())
        .isEqualTo(2);
  }

  @Test
  void refusesToChargeTheSameMonthsTwice() {
    allocations.apply(new Request(fund.code(), YEAR, 9, Map.of(), Map.of()), PAY_ON, ADA);
    int posted = entries();

    assertThat(refusal(() -> allocations.apply(REQUEST, PAY_ON, ADA)))
        .hasMessageContaining("Clause 4.1 of brackenshire-better-care-fund, version 1")
        .hasMessageContaining("2023-24/09")
        .extracting(ProblemException::code)
        .isEqualTo("ALLOCATION_COUNTS_TWICE");
    assertThat(entries()).isEqualTo(posted);
  }

  @Test
  void postsOnlyWhatTheYearToDateAddsToTheMonthsBefore() {
    var toDate =
        AGREED
            .replace("version: 1", "version: 2")
            .replace("from: 2023-04-01", "from: 2023-04-02")
            .replace("takes: overspend", "takes: overspend\n    year-to-date: true")
            .replace("takes: underspend,", "takes: underspend, year-to-date: true,");
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", toDate), ADA);
    allocations.apply(new Request(fund.code(), YEAR, 9, Map.of(), Map.of()), PAY_ON, ADA);
    post(Book.ACTUAL, "late spend", "reablement", 100_000, LocalDate.of(2024, 2, 28));
    allocations.apply(REQUEST, PAY_ON, ADA);

    assertThat(balances(AccountKind.RISK_SHARE))
        .containsExactly(
            "risk-share:county:4-1 -240000",
            "risk-share:icb:4-1 -360000",
            "risk-share:icb:4-2 10000");
    var history = allocations.rerun(fund.code(), Document.parse("proposed.yml", AGREED));
    assertThat(history.differences()).extracting(History.Difference::pence).containsOnly(0L);
  }

  @Test
  void letsADisputeStandBesideTheOtherParts() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    int posted = entries();
    var dispute =
        new Position(
            ClauseCode.of("4-1"),
            PartnerCode.of("county"),
            Standing.DISPUTED,
            Optional.of(100_000L),
            "We booked the whole underspend of nursing");
    var recorded = allocations.recordPosition(WHICH, dispute, ADA);

    assertThat(recorded.positions()).containsExactly(dispute);
    assertThat(recorded.allocation().clauses().get(0).allocation().partners())
        .containsExactly(300_000L, 200_000L);
    assertThat(entries()).isEqualTo(posted);
    assertThat(allocations.list(fund.code()).get(1).positions()).containsExactly(dispute);
  }

  @Test
  void usesTheVersionInForceInThePeriodAlsoLater() {
    var second =
        AGREED
            .replace("version: 1", "version: 2")
            .replace("from: 2023-04-01", "from: 2024-04-01")
            .replace("icb: 60", "icb: 10");
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", second), ADA);

    assertThat(allocations.preview(REQUEST).results().get(0).allocation().agreement().version())
        .isEqualTo(1);
  }

  @Test
  void runsHistoryAgainUnderAProposedAgreementAndPostsNothing() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    int posted = entries();
    var proposed = AGREED.replace("{icb: 60, county: 40}", "{icb: 50, county: 50}");
    var history = allocations.rerun(fund.code(), Document.parse("proposed.yml", proposed));

    assertThat(history.differences())
        .containsExactly(
            new History.Difference("2023-24", PartnerCode.of("county"), 200_000, 250_000),
            new History.Difference("2023-24", PartnerCode.of("icb"), 290_000, 240_000));
    assertThat(entries()).isEqualTo(posted);
    assertThat(allocations.list(fund.code())).hasSize(1);
  }

  /** Worked case H09: money paid in and sent back the next day redistributes nothing. */
  @Test
  void showsThatARoundTripMovesNothing() {
    var icb = Account.contribution(PartnerCode.of("icb"), StreamCode.of("nhs-minimum"));
    var day = LocalDate.of(2023, 5, 2);
    long pence = 900_000_000;
    for (int i = 0; i < 2; i++) {
      long sign = i == 0 ? 1 : -1;
      var entry =
          new JournalEntry(
              fund.code(),
              Book.ACTUAL,
              day.plusDays(i),
              "round trip",
              "",
              List.of(new Posting(Account.bank(), sign * pence), new Posting(icb, -sign * pence)));
      ledger.journal().post(new Submission(entry, new EntryKey("round trip " + i), ADA));
    }
    var horizon = ledger.books().now(at -> Horizons.of(at, fund.code()));

    assertThat(horizon.row(PartnerCode.of("icb"), YEAR).paidIn().totalPence()).isZero();
    assertThat(horizon.row(PartnerCode.of("icb"), YEAR).charges().netPence()).isZero();
  }

  /** What is drawn or topped up by hand is in the ledger, and so counts. */
  @Test
  void beginsWithTheReservesThatTheLedgerHolds() {
    move("reserve:risk-pool:county", "bank", 40_000, LocalDate.of(2024, 3, 31));
    move("bank", "reserve:risk-pool:icb", 10_000, LocalDate.of(2024, 3, 31));
    allocations.apply(REQUEST, PAY_ON, ADA);

    // £6,000.00 over; the county's £100.00 and the ICB's £600.00 are drawn, £5,300.00 shared.
    assertThat(balances(AccountKind.RESERVE)).isEmpty();
    assertThat(balances(AccountKind.RISK_SHARE))
        .contains("risk-share:county:4-1 -212000", "risk-share:icb:4-1 -318000");
  }

  @Test
  void appliesAnewOnceAReserveWasMovedByHand() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    allocations.apply(REQUEST, PAY_ON, ADA);
    assertThat(allocations.list(fund.code())).hasSize(1);
    move("bank", "reserve:risk-pool:icb", 30_000, LocalDate.of(2024, 2, 1));

    assertThat(stale()).hasSize(1);
    var again = allocations.apply(REQUEST, PAY_ON, ADA).get(0);

    assertThat(again.state().reserves().get(ReserveCode.of("risk-pool")).totalPence()).isZero();
    assertThat(again.allocation().clauses().get(0).allocation().partners())
        .containsExactly(282_000L, 188_000L);
    assertThat(stale()).isEmpty();
  }

  @Test
  void refusesAnOpeningThatTheLedgerDoesNotHold() {
    var other = AGREED.replace("Brackenshire Better Care Fund", "Another").replace("1000.00", "%s");
    var before = entries();
    for (var opening : List.of("999.00", "1000.00, owned-by: {icb: 2, county: 1}")) {
      var text = other.replace("%s, owned-by: {icb: 1, county: 1}", opening).replace("%s", opening);
      var refusal =
          catchThrowableOfType(
              DocumentException.class,
              () ->
                  new Agreements(ledger.books())
                      .add(
                          fund,
                          Document.parse("another.yml", text),
                          Openings.ARE_POSTED,
                          Optional.empty(),
                          ADA));
      assertThat(refusal.code()).isEqualTo("AGREEMENT_OPENING_NOT_HELD");
      assertThat(refusal)
          .hasMessageContaining("another.yml:5:")
          .hasMessageContaining("county 500.00, icb 500.00");
    }
    var held = other.replace("%s", "1000.00");
    new Agreements(ledger.books()).add(fund, Document.parse("another.yml", held), ADA);
    assertThat(entries()).isEqualTo(before);
  }

  private List<StaleResult> stale() {
    return ledger.books().now(at -> StaleResults.of(at, fund.code()));
  }

  private void move(String debit, String credit, long pence, LocalDate day) {
    var postings =
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence));
    var entry = new JournalEntry(fund.code(), Book.ACTUAL, day, "By hand", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey(debit + credit + day), ADA));
  }

  @Test
  void handsTheReserveOnToTheNextYear() {
    allocations.apply(REQUEST, PAY_ON, ADA);
    var next = allocations.preview(Request.of(fund.code(), YEAR.next())).results().get(0);

    assertThat(next.state().reserves().get(ReserveCode.of("risk-pool")).totalPence()).isZero();
  }

  @Test
  void refusesAnAgreementThatNamesWhatTheFundDoesNotHave() {
    var unknown = AGREED.replace("takes: underspend,", "takes: underspend, of: {schemes: [yoga]},");
    var refusal =
        catchThrowableOfType(
            DocumentException.class,
            () ->
                new Agreements(ledger.books())
                    .add(fund, Document.parse("agreement.yml", unknown), ADA));

    assertThat(refusal.code()).isEqualTo("AGREEMENT_UNKNOWN_TO_FUND");
    assertThat(refusal.getMessage()).contains("agreement.yml:14:", "yoga");
  }
}
