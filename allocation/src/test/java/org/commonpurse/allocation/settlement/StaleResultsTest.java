package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.period.LateEntries;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.rule.FundRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late entries in past years, and the results that rest on those years. */
class StaleResultsTest {

  private static final Actor ADA = new Actor("Ada");
  private static final FundCode VALE = FundCode.of("vale");
  private static final LocalDate PAY_ON = LocalDate.of(2026, 6, 30);
  private static final List<FinancialYear> YEARS =
      List.of(
          FinancialYear.parse("2022-23"),
          FinancialYear.parse("2023-24"),
          FinancialYear.parse("2024-25"));

  private static final String FUND =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      open: {from: 2022-04-01}
      partners:
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: County Council, kind: council}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      """;

  /** The reserve of 500.00 is used up by the first years, so each rests on those before it. */
  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      reserves: {risk-pool: {opening: 500.00, owned-by: {icb: 1}}}
      clauses:
        - clause: "1"
          takes: overspend
          waterfall: [{from: risk-pool}, {share: {icb: 1, county: 1}}]
      """;

  @TempDir Path folder;
  private Ledger ledger;
  private Allocations allocations;
  private int entries;

  @BeforeEach
  void openTheBooks() {
    open("ledger.db");
  }

  private void open(String name) {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve(name));
    var fund = FundReader.read(Document.parse("fund.yml", FUND));
    ledger.funds().register(fund, ADA);
    new Agreements(ledger.books())
        .add(
            fund,
            Document.parse("agreement.yml", AGREED),
            Openings.ARE_POSTED,
            Optional.empty(),
            ADA);
    allocations = new Allocations(ledger.books());
    YEARS.forEach(year -> spend(year, 300_00));
  }

  @AfterEach
  void closeTheBooks() {
    ledger.close();
  }

  private void spend(FinancialYear year, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse("spend:care:pool:county"), pence),
            new Posting(Account.parse("payable:county"), -pence));
    var entry = new JournalEntry(VALE, Book.ACTUAL, year.last(), "care", "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey("spend-" + entries++), ADA));
  }

  private void apply(FinancialYear year) {
    allocations.apply(Request.of(VALE, year), PAY_ON, ADA);
  }

  private List<String> stale() {
    return ledger.books().now(at -> StaleResults.of(at, VALE)).stream()
        .map(StaleResult::period)
        .toList();
  }

  private Map<String, Long> charges() {
    var charges = new TreeMap<String, Long>();
    ledger
        .balances()
        .of(
            BalanceQuery.of(VALE, Book.ACTUAL)
                .kinds(AccountKind.RISK_SHARE, AccountKind.RESERVE)
                .by(Grouping.ACCOUNT, Grouping.YEAR))
        .forEach(row -> charges.put(row.key().words().toString(), row.pence()));
    charges.values().removeIf(pence -> pence == 0);
    return charges;
  }

  @Test
  void areNoneWhileNothingChanged() {
    YEARS.forEach(this::apply);

    assertThat(stale()).isEmpty();
  }

  @Test
  void areAllThatRestOnAYearThatALateEntryChanged() {
    YEARS.forEach(this::apply);
    spend(YEARS.get(0), 100_00);

    assertThat(stale()).containsExactly("2022-23", "2023-24", "2024-25");
    assertThat(new ClosingChecklist(ledger.books()).of(VALE, YEARS.get(2).period(12)))
        .filteredOn(item -> item.message().startsWith("Apply it again"))
        .hasSize(3);
    assertThat(new Reruns(ledger.books()).differences(VALE))
        .filteredOn(note -> note.contains("Apply it again"))
        .hasSize(3);
  }

  @Test
  void areRefusedToRestOnAndNamedByAPreview() {
    apply(YEARS.get(0));
    spend(YEARS.get(0), 100_00);
    var refusal = catchThrowableOfType(ProblemException.class, () -> apply(YEARS.get(1)));

    assertThat(refusal.code()).isEqualTo("ALLOCATION_RESTS_ON_STALE");
    assertThat(refusal.getMessage()).contains("2022-23", "--from");
    assertThat(allocations.list(VALE)).hasSize(1);
    assertThat(allocations.preview(Request.of(VALE, YEARS.get(1))).stale())
        .extracting(StaleResult::period)
        .containsExactly("2022-23");
  }

  /** Had only the last year been applied again, the reserve would have been used twice. */
  @Test
  void arePutRightInOrderFromAYearOn() {
    YEARS.forEach(this::apply);
    spend(YEARS.get(0), 100_00);
    allocations.apply(Request.of(VALE, YEARS.get(2)).from(YEARS.get(0)), PAY_ON, ADA);
    var right = charges();

    assertThat(stale()).isEmpty();
    assertThat(allocations.list(VALE)).hasSize(5);
    ledger.close();
    open("again.db");
    spend(YEARS.get(0), 100_00);
    YEARS.forEach(this::apply);
    assertThat(right).isEqualTo(charges());
  }

  /** The third year rests on a reserve that was empty before and after, so nothing of it changes. */
  @Test
  void recordNoRevisionOfWhatStaysTheSame() {
    YEARS.forEach(this::apply);
    spend(YEARS.get(0), 100_00);
    allocations.apply(Request.of(VALE, YEARS.get(2)).from(YEARS.get(0)), PAY_ON, ADA);
    allocations.apply(Request.of(VALE, YEARS.get(2)).from(YEARS.get(0)), PAY_ON, ADA);

    assertThat(allocations.list(VALE)).hasSize(5);
  }

  /** A year that comes to nothing hands its reserve on all the same, and so must hand on what is right. */
  @Test
  void handOnWhatIsRightThroughAYearThatComesToNothing() {
    spend(YEARS.get(1), -300_00);
    YEARS.forEach(this::apply);
    spend(YEARS.get(0), 100_00);
    allocations.apply(Request.of(VALE, YEARS.get(2)).from(YEARS.get(0)), PAY_ON, ADA);
    var right = charges();

    assertThat(stale()).isEmpty();
    ledger.close();
    open("again.db");
    spend(YEARS.get(1), -300_00);
    spend(YEARS.get(0), 100_00);
    YEARS.forEach(this::apply);
    assertThat(right).isEqualTo(charges());
  }

  /** Signed years stay as they are: what was wrong in one is charged in the next open period. */
  @Test
  void arePutRightInTheOpenPeriodWhereTheirsIsClosed() {
    YEARS.forEach(this::apply);
    spend(YEARS.get(0), 100_00);
    for (int month = 1; month <= 13; month++) {
      ledger.periods().close(VALE, YEARS.get(0).period(month), ADA);
    }
    var inOrder = Request.of(VALE, YEARS.get(2)).from(YEARS.get(0));
    var before = charges();

    var refusal =
        catchThrowableOfType(ProblemException.class, () -> allocations.apply(inOrder, PAY_ON, ADA));
    assertThat(refusal.code()).isEqualTo("LEDGER_PERIOD_CLOSED");
    assertThat(charges()).isEqualTo(before);
    assertThat(allocations.list(VALE)).hasSize(3);

    ledger.rules().set(VALE, new FundRules(LateEntries.ROUTE, Set.of(), List.of()), ADA);
    allocations.apply(inOrder, PAY_ON, ADA);
    var right = overAllYears();
    assertThat(stale()).isEmpty();
    assertThat(charges()).containsAllEntriesOf(of(before, "2022-23"));
    allocations.apply(inOrder, PAY_ON, ADA);
    assertThat(overAllYears()).isEqualTo(right);
    assertThat(allocations.list(VALE)).hasSize(5);

    ledger.close();
    open("again.db");
    spend(YEARS.get(0), 100_00);
    YEARS.forEach(this::apply);
    assertThat(right).isEqualTo(overAllYears());
  }

  private static Map<String, Long> of(Map<String, Long> charges, String year) {
    var some = new TreeMap<>(charges);
    some.keySet().removeIf(key -> !key.contains(year));
    return some;
  }

  private Map<String, Long> overAllYears() {
    var charges = new TreeMap<String, Long>();
    charges().forEach((key, pence) -> charges.merge(key.replaceAll(", .*", ""), pence, Long::sum));
    charges.values().removeIf(pence -> pence == 0);
    return charges;
  }
}
