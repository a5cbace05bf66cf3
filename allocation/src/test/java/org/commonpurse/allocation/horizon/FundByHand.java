package org.commonpurse.allocation.horizon;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.EntryKind;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.money.AmountReader;

/** A fund whose entries a test writes by hand, on a real database. */
final class FundByHand implements AutoCloseable {

  private static final Actor ADA = new Actor("Ada, pooled fund manager");

  private final Ledger ledger;
  private final Fund fund;
  private int entries;

  FundByHand(Path folder, String document) {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", document));
    ledger.funds().register(fund, ADA);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Posts an entry: accounts and pounds in turn, debits positive. */
  void post(Book book, String day, String kind, String... accountsAndPounds) {
    var postings = new ArrayList<Posting>();
    for (int i = 0; i < accountsAndPounds.length; i += 2) {
      postings.add(
          new Posting(
              Account.parse(accountsAndPounds[i]),
              AmountReader.readPence(accountsAndPounds[i + 1])));
    }
    var entry =
        new JournalEntry(fund.code(), book, LocalDate.parse(day), "by hand", "", postings)
            .ofKind(EntryKind.of(kind));
    ledger.journal().post(new Submission(entry, new EntryKey("by-hand-" + entries++), ADA));
  }

  void agree(String agreement) {
    new Agreements(ledger.books()).add(fund, Document.parse("agreement.yml", agreement), ADA);
  }

  /** Applies the agreements in force; bases in pounds by name. */
  void apply(String year, int throughMonth, Map<String, String> bases) {
    var pence = new TreeMap<BaseCode, Long>();
    bases.forEach((name, pounds) -> pence.put(BaseCode.of(name), AmountReader.readPence(pounds)));
    var financialYear = FinancialYear.parse(year);
    new Allocations(ledger.books())
        .apply(
            new Request(fund.code(), financialYear, throughMonth, Map.of(), pence),
            financialYear.next().first().plusMonths(2),
            ADA);
  }

  Horizon horizon() {
    return ledger.books().now(at -> Horizons.of(at, fund.code()));
  }

  BudgetYear budget(String year) {
    return ledger.books().now(at -> BudgetYears.of(at, fund.code(), FinancialYear.parse(year)));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
