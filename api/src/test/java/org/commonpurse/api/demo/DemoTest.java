package org.commonpurse.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.allocation.horizon.BudgetYears;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Identity;
import org.commonpurse.allocation.horizon.PaidBack;
import org.commonpurse.allocation.settlement.Dues;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.allocation.trace.FigureSums;
import org.commonpurse.allocation.trace.HorizonFigures;
import org.commonpurse.allocation.trace.Tracer;
import org.commonpurse.api.operation.query.AccountQuery;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.MemorandumAccountOf;
import org.commonpurse.api.operation.report.OutturnOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.BalanceRow;
import org.commonpurse.ledger.balance.Grouping;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.reports.account.MemorandumAccount;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.BudgetTables;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of the {@link Demo} leaves in the books and in its tables. */
class DemoTest {

  private static final FundCode OLDHAM = FundCode.of("oldham");
  private static final FundCode BRACKENSHIRE = FundCode.of("brackenshire");
  private static final Published.Heard HEARD = new Published.Heard();

  @TempDir private static Path out;

  private static DemoResult result;
  private static Ledger ledger;

  @BeforeAll
  static void runTwice() {
    // The second run has to begin afresh and not on what the first left.
    Demo.run(Published.CONFIG, out, new Published.Heard());
    result = Demo.run(Published.CONFIG, out, HEARD);
    ledger = Ledger.open(result.jdbcUrl());
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @Test
  void loadsBothFunds() {
    assertThat(ledger.funds().list())
        .extracting(fund -> fund.code().value())
        .containsExactly("brackenshire", "oldham");
    assertThat(HEARD.steps)
        .anyMatch(line -> line.startsWith("brackenshire: recorded 9 partners, 19 schemes"))
        .anyMatch(line -> line.startsWith("oldham: recorded 3 partners, 1 schemes"));
  }

  @Test
  void spendsMoreAtOldhamThanBudgetedByWhatWasPublished() throws IOException {
    assertThat(variances("2018-19")).containsExactly("133462000.00", "142274000.00", "8812000.00");
    assertThat(variances("2019-20")).containsExactly("157941000.00", "163970000.00", "6029000.00");
  }

  @Test
  void givesOldhamCouncilThePublishedShareOfTheVariance() {
    assertThat(riskShares("council")).containsExactly(Map.entry("2018-19", -432_500_000L));
    assertThat(riskShares("ccg")).containsExactly(Map.entry("2018-19", -448_700_000L));
  }

  /** Goal: whoever holds a bank statement finds each of its lines in the books, and nothing else. */
  @Test
  void recordsEachReceiptAndPaymentOfAPartnerAsAnEntryOfItsOwn() {
    for (var fund : ledger.funds().list()) {
      var query = EntryQuery.of(fund.code()).book(Book.ACTUAL).kinds(Set.of(AccountKind.BANK));
      var next = Optional.of(query.limit(1000));
      while (next.isPresent()) {
        var page = ledger.journal().entries(next.get());
        for (var recorded : page.entries()) {
          var accounts = recorded.entry().postings().stream().map(Posting::account).toList();
          assertThat(accounts).filteredOn(Account.bank()::equals).hasSize(1);
          assertThat(accounts)
              .as(recorded.entry().summary())
              .noneMatch(account -> account.kind() == AccountKind.RISK_SHARE);
          assertThat(accounts.stream().flatMap(account -> account.partner().stream()).distinct())
              .hasSizeLessThan(recorded.entry().kind().equals(JournalEntry.OPENING) ? 4 : 2);
        }
        next = page.next();
      }
      var dues = ledger.books().now(at -> Dues.of(at, fund.code(), Optional.empty()));
      assertThat(dues.open()).isEmpty();
      assertThat(dues.onAccountPence()).isEmpty();
    }
    assertThat(HEARD.results).contains("All 60 identities of the measure hold.");
  }

  @Test
  void showsTheVirementOutOfOldhamsPool() {
    long initial = budget(LocalDate.of(2018, 4, 1));
    long revised = budget(LocalDate.of(2019, 3, 31));

    assertThat(initial).isEqualTo(13_562_500_000L);
    assertThat(initial - revised).isEqualTo(216_300_000L);
  }

  @Test
  void leavesUnallocatedWhatNobodyIsKnownToBearAtOldham() {
    assertThat(HEARD.steps)
        .anyMatch(
            line -> line.startsWith("oldham 2019-20") && line.contains("£6,029,000.00 unall"));
    assertThat(HEARD.results).contains("  Unallocated, for the board: £7,469,000.00");
  }

  @Test
  void booksNothingOfAForecast() {
    var spent =
        ledger
            .balances()
            .of(
                BalanceQuery.of(OLDHAM, Book.ACTUAL)
                    .from(LocalDate.of(2020, 4, 1))
                    .kinds(AccountKind.SPEND)
                    .by(Grouping.YEAR));

    assertThat(spent).isEmpty();
  }

  @Test
  void saysWhatWasNotPublished() {
    assertThat(String.join(" ", HEARD.results).replaceAll("\\s+", " "))
        .contains("What each partner paid in was not published for any of the three years.")
        .contains("no split of the variance between the partners was published");
  }

  @Test
  void letsEveryClauseDoSomethingInSomeYear() throws IOException {
    var clauses = new HashSet<String>();
    Published.brackenshire()
        .agreements()
        .forEach(
            document ->
                document
                    .root()
                    .get("clauses")
                    .items()
                    .forEach(
                        clause ->
                            clauses.add(
                                document.root().get("version").text()
                                    + " "
                                    + clause.get("clause").text())));
    for (var row : table("allocations").rows()) {
      clauses.remove(row.field(1) + " " + row.field(2));
    }

    assertThat(clauses).as("clauses that never did anything").isEmpty();
  }

  @Test
  void usesEverySourceAndLeavesSomethingToTheBoard() throws IOException {
    assertThat(table("allocations").rows())
        .extracting(row -> row.field(6).split(" ")[0])
        .contains("underspends", "risk-pool", "unallocated", "acute", "mental-health");
  }

  @Test
  void handsTheReserveOfTheCcgToTheIcb() throws IOException {
    assertThat(reserves("2021-22")).containsKeys("ccg", "county", "city").doesNotContainKey("icb");
    assertThat(reserves("2022-23")).containsKeys("icb", "county", "city").doesNotContainKey("ccg");
    assertThat(table("allocations").rows())
        .filteredOn(row -> row.field(0).equals("2022-23"))
        .filteredOn(row -> row.field(6).equals("risk-pool of icb"))
        .extracting(row -> row.field(7))
        .containsExactly(reserves("2021-22").get("ccg"));
  }

  @Test
  void countsTheCcgsMoneyAsTheIcbs() {
    var horizon = horizon(BRACKENSHIRE);

    assertThat(horizon.partners())
        .extracting(partner -> partner.code().value())
        .doesNotContain("ccg");
    assertThat(horizon.rows(PartnerCode.of("icb")).get(0).paidIn().totalPence())
        .isEqualTo(3_167_100_000L);
  }

  @Test
  void costsBeforeItSaves() {
    var totals = horizon(BRACKENSHIRE).totals();

    assertThat(totals.get(0).toDate().returnPence().orElseThrow()).isNegative();
    assertThat(totals.get(9).toDate().returnPence().orElseThrow()).isPositive();
    assertThat(totals)
        .extracting(row -> row.savings().totalPence())
        .last()
        .isEqualTo(
            totals.stream().mapToLong(row -> row.savings().totalPence()).max().orElseThrow());
    assertThat(PaidBack.of(totals)).contains(new PaidBack.In(FinancialYear.parse("2025-26")));
  }

  @Test
  void landsSavingsOnOneAndExtraCostsOnAnother() {
    var horizon = horizon(BRACKENSHIRE);
    var last = horizon.years().get(9);

    assertThat(horizon.row(PartnerCode.of("icb"), last).savings().totalPence()).isPositive();
    assertThat(horizon.row(PartnerCode.of("acute"), last).netBeforePence()).isNegative();
    assertThat(horizon.row(PartnerCode.of("acute"), last).sharingPence()).isPositive();
    assertThat(PaidBack.of(horizon.rows(PartnerCode.of("city")))).contains(new PaidBack.NotYet());
  }

  /** Goal: no figure of the demonstration without entries. The horizon adds up balances. */
  @Test
  void hasNoFigureThatItsEntriesDoNotAddUpTo() {
    for (var horizon : result.horizons()) {
      var figures = HorizonFigures.of(horizon);
      assertThat(figures).hasSizeGreaterThan(100);
      ledger
          .books()
          .now(
              at -> {
                var tracer = Tracer.of(at, horizon.fund());
                return assertThat(figures)
                    .allSatisfy(
                        figure ->
                            assertThat(tracer.trace(figure.reference()).pence())
                                .isEqualTo(figure.pence()));
              });
    }
  }

  @Test
  void addsUpInEveryFundAndYear() {
    for (var horizon : result.horizons()) {
      assertThat(Identity.of(horizon)).isNotEmpty().allMatch(Identity::holds);
    }
  }

  /** What results and balances say of a year against its budget is what the memorandum account says. */
  @Test
  void metTheVarianceOfEveryYearToThePenny() {
    for (var horizon : result.horizons()) {
      for (var pool : horizon.pool()) {
        var budget = ledger.books().now(at -> BudgetYears.of(at, horizon.fund(), pool.year()));
        var plan = pool.spending().plan();

        assertThat(budget.budgetPence()).isEqualTo(plan.budgetPence());
        assertThat(budget.spentPence()).isEqualTo(plan.spentPence());
        assertThat(budget.met().totalPence()).isEqualTo(plan.variancePence());
        assertThat(budget.met().undecidedPence()).isEqualTo(pool.undecidedPence());
        assertThat(budget.met().partners().values().stream().mapToLong(Long::longValue).sum())
            .isEqualTo(pool.poolCharges().netPence());
      }
    }
  }

  @Test
  void tracesTheFiguresOfABudgetAndSaysWhichLimitsWereReached() {
    var contents =
        ledger
            .books()
            .now(
                at ->
                    BoardPackOf.contents(
                        at, BRACKENSHIRE, List.of(), List.of(), LocalDate.of(2026, 5, 12)));
    ledger
        .books()
        .now(
            at -> {
              var tracer = Tracer.of(at, BRACKENSHIRE);
              var budget = BudgetTables.bySchemes(contents.budget());
              return assertThat(budget.rows())
                  .flatExtracting(Row::cells)
                  .filteredOn(
                      cell -> cell instanceof Cell.Money money && money.reference().isPresent())
                  .hasSizeGreaterThan(30)
                  .allSatisfy(
                      cell ->
                          assertThat(
                                  tracer
                                      .trace(((Cell.Money) cell).reference().orElseThrow())
                                      .pence())
                              .isEqualTo(cell.pence().orElseThrow()));
            });
    assertThat(contents.open().reasons())
        .hasSize(2)
        .allSatisfy(
            reason ->
                assertThat(String.join(" ", reason.notes()))
                    .contains("The county has reached its limit of"));
  }

  /**
   * Goal: statements of the demonstration add up, year after year. Method: from the postings themselves,
   * those of whom a partner succeeded included; no balance of the ledger and no figure is asked for.
   */
  @Test
  void closesEachPartnersAccountWhereItsPostingsDo() {
    for (var fund : ledger.funds().list()) {
      var byAccount = new HashMap<Account, TreeMap<FinancialYear, Long>>();
      var next = Optional.of(EntryQuery.of(fund.code()).book(Book.ACTUAL).limit(1000));
      while (next.isPresent()) {
        var page = ledger.journal().entries(next.get());
        for (var recorded : page.entries()) {
          for (var posting : recorded.entry().postings()) {
            byAccount
                .computeIfAbsent(posting.account(), account -> new TreeMap<>())
                .merge(
                    FinancialYear.of(recorded.entry().effectiveOn()), posting.pence(), Long::sum);
          }
        }
        next = page.next();
      }
      var sums = ledger.books().now(at -> FigureSums.of(at, fund));
      for (var partner : fund.presentPartners()) {
        for (int start = 2016; start < 2026; start++) {
          var year = new FinancialYear(start);
          long pence =
              byAccount.entrySet().stream()
                  .filter(
                      each ->
                          each.getKey().kind() == AccountKind.RECEIVABLE
                              || each.getKey().kind() == AccountKind.PAYABLE)
                  .filter(
                      each ->
                          fund.presentPartner(
                                  each.getKey().partner().or(each.getKey()::provider).orElseThrow())
                              .equals(partner.code()))
                  .flatMap(each -> each.getValue().headMap(year, true).values().stream())
                  .mapToLong(Long::longValue)
                  .sum();
          var balance = FigureReference.of(FigureName.BALANCE, partner.code(), year, year);
          assertThat(sums.pence(balance)).as("%s", balance).isEqualTo(pence);
          assertThat(moved(sums, balance))
              .as("the movements of %s", balance)
              .isEqualTo(pence - sums.pence(balance.years(year.previous(), year.previous())));
        }
      }
    }
  }

  private static long moved(FigureSums sums, FigureReference figure) {
    return sums.pence(figure.name(FigureName.PAID_IN))
        + sums.pence(figure.name(FigureName.CHARGES))
        - sums.pence(figure.name(FigureName.SHARING))
        + sums.pence(figure.name(FigureName.OTHER_ENTRIES))
        - sums.pence(figure.name(FigureName.RECEIVED))
        - sums.pence(figure.name(FigureName.CLAIMS))
        + sums.pence(figure.name(FigureName.CLAIMS_PAID));
  }

  /** The opening reserve of 750,000.00 is in what the books hold, and so in what the report says. */
  @Test
  void closesTheMemorandumAccountWhereTheBooksDo() {
    var horizon = horizon(BRACKENSHIRE);
    var last = horizon.years().get(9);
    long held = 0;
    for (var row :
        ledger
            .balances()
            .of(
                BalanceQuery.of(BRACKENSHIRE, Book.ACTUAL)
                    .kinds(AccountKind.BANK, AccountKind.RECEIVABLE, AccountKind.PAYABLE)
                    .asAt(last.last()))) {
      held += row.pence();
    }

    assertThat(horizon.pool(horizon.years().get(0)).openingPence()).isEqualTo(750_000_00);
    assertThat(horizon.pool(last).closingPence()).isEqualTo(held).isEqualTo(192_151_96);
  }

  /**
   * Goal: a finance officer finds the account in the ledger. Method: lines are the sums of the entries of
   * one account each, read one by one; what is held is golden.
   */
  @Test
  void hasAMemorandumAccountThatEntriesAddUpToAndNoneOfAlignedParts() {
    var accounts = new MemorandumAccountOf(ledger, Clock.systemUTC());
    var last = new AccountQuery(Optional.empty(), Optional.empty(), Optional.empty(), View.NOW);
    assertThatThrownBy(() -> accounts.run(OLDHAM, last)).hasMessageContaining("is not pooled");
    var contents = accounts.contents(BRACKENSHIRE, last);
    var report = MemorandumAccount.of(contents);
    long held = 0;
    long spent = 0;
    var year = contents.budget().year();
    var next =
        Optional.of(EntryQuery.of(BRACKENSHIRE).book(Book.ACTUAL).asAt(year.last()).limit(1000));
    while (next.isPresent()) {
      var page = ledger.journal().entries(next.get());
      for (var recorded : page.entries()) {
        for (var posting : recorded.entry().postings()) {
          var kind = posting.account().kind();
          held += AccountKind.HELD.contains(kind) ? posting.pence() : 0;
          spent +=
              AccountKind.COST.contains(kind) && year.contains(recorded.entry().effectiveOn())
                  ? posting.pence()
                  : 0;
        }
      }
      next = page.next();
    }
    var note = report.tables().get(0);
    assertThat(amounts(note, "Held at the end of the year").get(0))
        .isEqualTo(held)
        .isEqualTo(192_151_96);
    assertThat(
            note.rows().stream()
                .filter(row -> ((Cell.Text) row.cells().get(0)).text().startsWith("Spent on "))
                .mapToLong(row -> row.cells().get(1).pence().orElseThrow())
                .sum())
        .isEqualTo(spent)
        .isPositive();
    assertThat(contents.firstReported()).isEmpty();
  }

  /** Published: 135.625m at first, 2.163m vired out of the pool, 142.274m spent, 8.812m too much. */
  @Test
  void reportsTheOutturnOfOldhamAsItWasPublishedAndOfBrackenshireAsEntriesAddUp() {
    var oldham = outturn(OLDHAM, "2018-19");
    assertThat(lastRow(oldham))
        .containsExactly(
            135_625_000_00L, -2_163_000_00L, 133_462_000_00L, 142_274_000_00L, 8_812_000_00L);
    assertThat(oldham.pages().get(0).headline()).startsWith("Over budget by £8.8m in 2018-19");

    var brackenshire = outturn(BRACKENSHIRE, "2025-26");
    var year = FinancialYear.parse("2025-26");
    assertThat(lastRow(brackenshire).subList(2, 4))
        .containsExactly(spend(Book.PLAN, year), spend(Book.ACTUAL, year));
  }

  private static List<Long> lastRow(Report outturn) {
    return outturn.tables().stream()
        .filter(table -> table.name().value().equals("outturn-by-scheme"))
        .map(table -> table.rows().get(table.rows().size() - 1).cells())
        .flatMap(cells -> cells.stream().skip(1).map(cell -> cell.pence().orElseThrow()))
        .toList();
  }

  private static Report outturn(FundCode fund, String year) {
    return new OutturnOf(ledger, Clock.systemUTC())
        .run(fund, Optional.of(FinancialYear.parse(year)), View.NOW);
  }

  private static long spend(Book book, FinancialYear year) {
    return ledger
        .balances()
        .of(
            BalanceQuery.of(BRACKENSHIRE, book)
                .kinds(AccountKind.SPEND)
                .from(year.first())
                .asAt(year.last()))
        .get(0)
        .pence();
  }

  private static List<Long> amounts(Table table, String words) {
    return table.rows().stream()
        .filter(row -> row.cells().get(0).equals(Cell.text(words)))
        .map(row -> row.cells().get(1).pence().orElseThrow())
        .toList();
  }

  @Test
  void statesNoReturnForOldhamWhereNobodyPublishedWhatThingsWouldHaveCost() {
    assertThat(horizon(OLDHAM).statesReturn()).isFalse();
    assertThat(horizon(BRACKENSHIRE).statesReturn()).isTrue();
  }

  @Test
  void leavesOnTheMeasuresWhatTheWholeSystemGained() {
    var byKind = new HashMap<String, Long>();
    ledger
        .balances()
        .of(BalanceQuery.of(BRACKENSHIRE, Book.IMPACT).by(Grouping.KIND))
        .forEach(row -> byKind.put(row.key().words().get(0), row.pence()));
    var totals = horizon(BRACKENSHIRE).totals();
    long savings = totals.stream().mapToLong(row -> row.savings().totalPence()).sum();
    long burdens = totals.stream().mapToLong(row -> row.extraCosts().totalPence()).sum();

    assertThat(byKind).containsEntry("saving", savings).containsEntry("burden", -burdens);
    assertThat(byKind).containsEntry("measure", burdens - savings);
  }

  @Test
  void paysForEveryPennySpentAndReceivesEveryPennyDue() {
    var open =
        ledger
            .balances()
            .of(
                BalanceQuery.of(BRACKENSHIRE, Book.ACTUAL)
                    .kinds(AccountKind.PAYABLE, AccountKind.RECEIVABLE)
                    .by(Grouping.ACCOUNT));

    assertThat(open).isNotEmpty().extracting(BalanceRow::pence).containsOnly(0L);
  }

  @Test
  void keepsAForecastInThePlan() {
    var rows =
        ledger
            .plans()
            .compare(
                OLDHAM, FinancialYear.parse("2020-21"), LocalDate.of(2020, 9, 30), Grouping.SCHEME);

    assertThat(rows).extracting(row -> row.year().spendingPence()).containsExactly(17_697_300_000L);
    assertThat(rows).extracting(row -> row.year().variancePence()).containsExactly(746_900_000L);
  }

  @Test
  void namesWhoApprovedAVirement() {
    var virements =
        ledger
            .journal()
            .entries(EntryQuery.of(BRACKENSHIRE).reference("virement-2018-19"))
            .entries();

    assertThat(virements)
        .extracting(recorded -> recorded.entry().approval().orElseThrow().minute())
        .containsExactly("Meeting of 12 September 2018");
  }

  @Test
  void writesABoardPackForEachFund() {
    assertThat(result.files())
        .filteredOn(file -> file.endsWith("board-pack.pdf"))
        .hasSize(2)
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void drawsItsCharts() {
    assertThat(result.files())
        .extracting(file -> out.relativize(file).toString())
        .filteredOn(name -> name.endsWith(".svg"))
        .containsExactlyInAnyOrder(
            "brackenshire/net-by-partner.svg",
            "brackenshire/cumulative.svg",
            "brackenshire/sharing.svg",
            // Oldham shares nothing but what its pool overspent, so nothing is drawn of sharing.
            "oldham/net-by-partner.svg",
            "oldham/cumulative.svg");
  }

  @Test
  void writesItsTablesAsCsv() throws IOException {
    assertThat(result.files())
        .allMatch(Files::isRegularFile)
        .extracting(file -> out.relativize(file).toString())
        .contains("brackenshire/horizon.csv", "oldham/horizon.csv", "oldham/variances.csv");
    assertThat(table("horizon").rows()).hasSize(90);
  }

  private static List<String> variances(String year) throws IOException {
    return CsvTable.read(Files.readAllBytes(out.resolve("oldham/variances.csv"))).rows().stream()
        .filter(row -> row.field(0).equals(year) && row.field(2).equals("undivided"))
        .findFirst()
        .map(row -> List.of(row.field(3), row.field(4), row.field(5)))
        .orElseThrow();
  }

  private static Map<String, Long> riskShares(String partner) {
    var shares = new HashMap<String, Long>();
    ledger
        .balances()
        .of(
            BalanceQuery.of(OLDHAM, Book.ACTUAL)
                .kinds(AccountKind.RISK_SHARE)
                .where(Dimension.PARTNER, PartnerCode.of(partner))
                .by(Grouping.YEAR))
        .forEach(row -> shares.put(row.key().words().get(0), row.pence()));
    return shares;
  }

  private static long budget(LocalDate day) {
    return ledger
        .balances()
        .of(BalanceQuery.of(OLDHAM, Book.PLAN).asAt(day).kinds(AccountKind.SPEND))
        .get(0)
        .pence();
  }

  private static Map<String, String> reserves(String year) throws IOException {
    var owners = new HashMap<String, String>();
    table("reserves").rows().stream()
        .filter(row -> row.field(0).equals(year))
        .forEach((CsvRow row) -> owners.put(row.field(2), row.field(3)));
    return owners;
  }

  private static CsvTable table(String name) throws IOException {
    return CsvTable.read(Files.readAllBytes(out.resolve("brackenshire").resolve(name + ".csv")));
  }

  private static Horizon horizon(FundCode fund) {
    return result.horizons().stream()
        .filter(horizon -> horizon.fund().equals(fund))
        .findFirst()
        .orElseThrow();
  }
}
