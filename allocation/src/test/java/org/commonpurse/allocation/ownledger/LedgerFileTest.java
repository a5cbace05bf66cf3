package org.commonpurse.allocation.ownledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.ADA;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.COUNTY;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.FUND;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.ICB;
import static org.commonpurse.allocation.ownledger.OwnLedgerBooks.JOURNAL;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.DuePositions;
import org.commonpurse.ledger.balance.BalanceQuery;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in files for partners' own ledgers, and what is refused. */
class LedgerFileTest {

  private static final String DUES =
      """
      layout: dues
      title: Dues
      lines: %s
      columns:
        - {header: Supplier, constant: "10042"}
        - {header: Ref, text: reference}
        - {header: Due, due: d MMM yy}
        - {header: For, text: narrative, atMost: 5}
        - {header: Amount, amount: open}
        - {header: Entry, text: entry}
      """;

  @TempDir private Path folder;
  private OwnLedgerBooks books;

  @BeforeEach
  void open() {
    books = new OwnLedgerBooks(folder);
  }

  @AfterEach
  void close() {
    books.close();
  }

  private List<String> journal(PartnerCode partner) {
    return books.journal(partner, 0, Partners.APART).rows().stream()
        .map(row -> String.join(" ", row))
        .toList();
  }

  private List<String> dues(String lines, PartnerCode partner) {
    return books.file(DUES.formatted(lines), partner, -1, Partners.APART).rows().stream()
        .map(row -> String.join(" ", row))
        .toList();
  }

  private static ProblemException refused(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call);
  }

  @Test
  void turnsTheSignAndBalancesWhatIsNotOfThePartner() {
    books.post("2024-04-01", "receivable:icb", "contribution:icb:pool", 1_000);
    books.post("2024-04-05", "bank", "receivable:icb", 1_000);
    books.post("2024-04-09", "spend:care:pool:community", "payable:community", 700);
    books.post("2024-04-10", "surplus", "risk-share:icb:clause-1", 20);

    assertThat(journal(ICB))
        .containsExactly(
            "1 2024-04-01 owed receivable:icb -10.00",
            "1 2024-04-01 own contribution:icb:pool 10.00",
            "2 2024-04-05 owed receivable:icb 10.00",
            "2 2024-04-05 bank  -10.00",
            "4 2024-04-10 own risk-share:icb:clause-1 0.20",
            "4 2024-04-10 other  -0.20");
    assertThat(journal(PartnerCode.of("community")))
        .containsExactly(
            "3 2024-04-09 own spend:care:pool:community -7.00",
            "3 2024-04-09 owed payable:community 7.00");
  }

  @Test
  void givesOfOneReceiptFromTwoPartnersToEachItsOwnPart() {
    books.post(
        "2024-04-05",
        List.of(
            Posting.debit(Account.bank(), 300),
            Posting.credit(Account.receivable(ICB), 100),
            Posting.credit(Account.receivable(COUNTY), 200)));

    assertThat(journal(ICB))
        .containsExactly("1 2024-04-05 owed receivable:icb 1.00", "1 2024-04-05 bank  -1.00");
    assertThat(journal(COUNTY))
        .containsExactly("1 2024-04-05 owed receivable:county 2.00", "1 2024-04-05 bank  -2.00");
  }

  @Test
  void hasAReversalAsItComes() {
    long posted = books.post("2024-04-05", "bank", "receivable:icb", 1_000);
    books.reverse(posted, "2024-04-30");

    assertThat(journal(ICB))
        .containsExactly(
            "1 2024-04-05 owed receivable:icb 10.00",
            "1 2024-04-05 bank  -10.00",
            "2 2024-04-30 owed receivable:icb -10.00",
            "2 2024-04-30 bank  10.00");
  }

  /** 1.00 of the CCG's is 0.67 of the ICB's and 0.33 of the county's; its other side is bank and the rest. */
  @Test
  void hasItsPartOfWhatPassedToItWherePartnersAreTogether() {
    books.post("2024-04-05", "bank", "receivable:ccg", 100);

    assertThat(journal(ICB)).isEmpty();
    assertThat(books.journal(ICB, 0, Partners.TOGETHER).rows())
        .containsExactly(
            List.of("1", "2024-04-05", "owed", "receivable:icb", "0.67"),
            List.of("1", "2024-04-05", "bank", "", "-0.67"));
    assertThat(books.journal(COUNTY, 0, Partners.TOGETHER).rows())
        .containsExactly(
            List.of("1", "2024-04-05", "owed", "receivable:county", "0.33"),
            List.of("1", "2024-04-05", "bank", "", "-0.33"));
  }

  @Test
  void takesTheFirstRuleThatFitsAndNamesEveryAccountThatNoneFits() {
    books.post("2024-04-01", "receivable:icb", "contribution:icb:pool", 1_000);
    books.post("2024-04-05", "bank", "receivable:icb", 1_000);
    var layout =
        """
        layout: few
        title: Few rules
        lines: journal
        columns: [{header: A, code: account}, {header: D, amount: debit}, {header: C, amount: credit}]
        accounts:
          - {of: {kinds: [receivable], where: {partner: [county]}}, codes: {account: "1"}}
          - {of: {kinds: [receivable]}, codes: {account: "2"}}
          - {of: {where: {partner: [icb]}}, codes: {account: "3"}}
          - {otherSide: [bank], codes: {account: "4"}}
        """;

    assertThat(books.file(layout, ICB, 0, Partners.APART).rows())
        .containsExactly(
            List.of("2", "", "10.00"),
            List.of("3", "10.00", ""),
            List.of("2", "10.00", ""),
            List.of("4", "", "10.00"));

    var refusal =
        refused(
            () ->
                books.file(
                    layout
                        .replace("{where: {partner: [icb]}}", "{kinds: [reserve]}")
                        .replace("[bank]", "[spend]"),
                    ICB,
                    0,
                    Partners.APART));
    assertThat(refusal.code()).isEqualTo("OWN_LEDGER_ACCOUNT_UNMAPPED");
    assertThat(refusal.getMessage())
        .contains("contribution:icb:pool (entry 1), the other side bank (entry 2)");
  }

  @Test
  void refusesToFollowWhatIsNotThere() {
    books.post("2024-04-05", "bank", "receivable:icb", 1_000);

    assertThat(refused(() -> books.journal(ICB, 2, Partners.APART)).code())
        .isEqualTo("OWN_LEDGER_AFTER_AHEAD");
    assertThat(refused(() -> books.file(DUES.formatted("invoices"), ICB, 0, Partners.APART)).code())
        .isEqualTo("OWN_LEDGER_AFTER_MISPLACED");
    assertThat(refused(() -> books.journal(PartnerCode.of("town"), 0, Partners.APART)).code())
        .isEqualTo("LEDGER_PARTNER_UNKNOWN");
  }

  @Test
  void listsWhatThePartnerOwesAndIsOwedWithoutWhatItDisputes() {
    books.post("2024-07-01", "receivable:icb", "contribution:icb:pool", 5_000);
    long disputed = books.post("2024-07-02", "receivable:icb", "contribution:icb:pool", 3_000);
    books.post("2024-07-03", "contribution:icb:pool", "receivable:icb", 250);
    books.post("2024-07-04", "receivable:county", "contribution:county:pool", 9_999);
    books.post("2024-07-05", "bank", "receivable:icb", 1_000);
    new DuePositions(books.ledger.books())
        .take(
            new DuePositions.Request(FUND, disputed, ICB, Standing.DISPUTED, "Not ours"),
            Optional.empty(),
            ADA);

    assertThat(dues("invoices", ICB)).containsExactly("10042 R1 1 Jul 24 Entry 40.00 1");
    assertThat(dues("payments", ICB)).containsExactly("10042 R3 3 Jul 24 Entry 2.50 3");
    var invoices = books.file(DUES.formatted("invoices"), ICB, -1, Partners.APART);
    assertThat(invoices.leftOut()).hasSize(1).allMatch(due -> due.entry() == disputed);
    assertThat(invoices.lastSequence()).isEqualTo(5);
  }

  /** Invoices less payments, with what is disputed and on account, are the receivable account. */
  @ParameterizedTest
  @CsvSource({"100, 9000", "100, 50", "9000, 100"})
  void addsUpToTheReceivableAccount(long due, long paid) {
    books.post("2024-07-01", "receivable:icb", "contribution:icb:pool", due);
    books.post("2024-07-02", "contribution:icb:pool", "receivable:icb", 33);
    books.post("2024-07-05", "bank", "receivable:icb", paid);

    long lines = 0;
    var file = books.file(DUES.formatted("invoices"), ICB, -1, Partners.APART);
    for (var row : file.rows()) {
      lines += AmountReader.readPence(row.get(4));
    }
    for (var row : books.file(DUES.formatted("payments"), ICB, -1, Partners.APART).rows()) {
      lines -= AmountReader.readPence(row.get(4));
    }
    var receivable =
        BalanceQuery.of(FUND, Book.ACTUAL)
            .kinds(AccountKind.RECEIVABLE)
            .where(Dimension.PARTNER, ICB);
    assertThat(lines + file.onAccountPence())
        .isEqualTo(books.ledger.balances().of(receivable).get(0).pence());
  }

  @Test
  void tellsOfAnEntryNoMoreThanWhoeverAsksMaySee() {
    books.post("2024-04-05", "bank", "receivable:icb", 1_000);
    var layout =
        JOURNAL.replace("{header: Account, text: account}", "{header: Words, text: narrative}");
    var file =
        books
            .ledger
            .books()
            .now(
                at ->
                    LedgerFile.of(
                        at,
                        LedgerLayoutReader.read(books.fund, Document.parse("layout.yml", layout)),
                        new LedgerFile.Request(FUND, ICB, OptionalLong.empty(), Partners.APART),
                        (entry, text) -> "withheld"));

    assertThat(file.rows()).allMatch(row -> row.get(3).equals("withheld"));
  }
}
