package org.commonpurse.reports.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.balance.Statement;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.MoneyFormat;
import org.commonpurse.reports.table.Table;

/** The statement of a partner's account with a fund: what it owed, what moved, what it owes now. */
public final class PartnerStatement {

  private final PartnerAccounts accounts;
  private final Partner partner;
  private final Statement statement;
  private final AccountTable account;
  private final DueTables dues;
  private final EntryTables entries;
  private final MoneyFormat format;

  private PartnerStatement(PartnerAccounts accounts, Partner partner, Statement statement) {
    this.accounts = accounts;
    this.partner = partner;
    this.statement = statement;
    this.account = new AccountTable(accounts, partner);
    this.dues = new DueTables(accounts, partner);
    this.entries = new EntryTables(accounts, partner, statement);
    this.format = MoneyFormat.of(accounts.fund().currency());
  }

  /**
   * The statement of a partner.
   *
   * @param accounts  the accounts of all partners in the year
   * @param partner  one that no other has succeeded
   * @param statement  what happened in the year on its receivable and payable accounts, those of whom it
   *     succeeded included, out of the same state of the books
   */
  public static Report of(PartnerAccounts accounts, Partner partner, Statement statement) {
    return new PartnerStatement(accounts, partner, statement).report();
  }

  private Report report() {
    var title =
        "%s: statement of %s, %s"
            .formatted(accounts.fund().name(), partner.name(), accounts.year());
    return new Report(
        ReportCode.of("partner-statement"),
        title,
        "The account of %s with %s in %s, up to %s."
            .formatted(
                partner.name(),
                accounts.fund().name(),
                accounts.year(),
                DaysInWords.written(accounts.lastDay())),
        accounts.fund().currency(),
        accounts.footing(),
        List.of(page()));
  }

  private Page page() {
    var blocks = new ArrayList<Block>();
    blocks.add(Block.Grid.flowing(account.account(), AmountUnit.PENCE));
    blocks.add(Block.Grid.kept(account.check(statement), AmountUnit.PENCE));
    add(blocks, "contributions", "Contributions", dues.contributions(statement));
    clauses(blocks);
    addKept(blocks, "provided", "Provided for the fund", dues.provided());
    add(blocks, "adjustments", "Mended, late or of earlier years", entries.adjustments());
    addKept(blocks, "reserves", "Carried forward by owner", dues.reserves());
    if (!statement.lines().isEmpty()) {
      blocks.add(Block.Heading.part("entries", "Entry by entry"));
      blocks.add(Block.Grid.flowing(entries.all(), AmountUnit.PENCE));
    }
    blocks.add(Block.Heading.part("notes", "What this statement rests on"));
    blocks.add(Block.Points.of(notes()));
    return new Page(
        "statement",
        "Statement of %s \u00b7 %s".formatted(partner.name(), accounts.year()),
        Optional.of("What is owed between the partner and the fund?"),
        headline(),
        Optional.of(lead()),
        blocks);
  }

  private static void add(List<Block> blocks, String id, String heading, Optional<Table> table) {
    table.ifPresent(
        shown -> {
          blocks.add(Block.Heading.part(id, heading));
          blocks.add(Block.Grid.flowing(shown, AmountUnit.PENCE));
        });
  }

  /** A table of few rows, which is not cut. */
  private static void addKept(
      List<Block> blocks, String id, String heading, Optional<Table> table) {
    table.ifPresent(
        shown -> {
          blocks.add(Block.Heading.part(id, heading));
          blocks.add(Block.Grid.kept(shown, AmountUnit.PENCE));
        });
  }

  private String headline() {
    var on = DaysInWords.written(accounts.lastDay());
    long pence = account.closingPence();
    var name = Wording.name(partner);
    return pence == 0
        ? "Nothing is owed between %s and the fund on %s".formatted(name, on)
        : pence > 0
            ? "%s owes the fund %s on %s".formatted(Wording.capital(name), format.exact(pence), on)
            : "The fund owes %s %s on %s".formatted(name, format.exact(-pence), on);
  }

  private String lead() {
    if (account.isStill()) {
      return "Nothing moved on the account in %s.".formatted(accounts.year());
    }
    long opening = account.openingPence();
    return opening == 0
        ? "Nothing was owed at the beginning of %s.".formatted(accounts.year())
        : "At the beginning of %s %s was owed %s."
            .formatted(
                accounts.year(), format.exact(Math.abs(opening)), opening > 0 ? "by it" : "to it");
  }

  private void clauses(List<Block> blocks) {
    dues.clauses()
        .ifPresent(
            table -> {
              blocks.add(Block.Heading.part("clauses", "Charged, credited and shared by clauses"));
              blocks.add(Block.Grid.flowing(table, AmountUnit.PENCE));
              blocks.addAll(Workings.of(accounts, dues.charges()));
            });
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    notes.add(
        "Owed is what stands on the partner's receivable account less its payable account in the"
            + " fund's ledger. A claim is what the fund owes it for what it spent or provided.");
    notes.add(
        "The books hold no invoices, so what was invoiced is not stated; each due has its entry.");
    var succeeded =
        accounts.fund().partners().stream()
            .filter(each -> !each.code().equals(partner.code()))
            .filter(each -> accounts.isOf(partner, each.code()))
            .map(Partner::name)
            .toList();
    if (!succeeded.isEmpty()) {
      notes.add("It includes the account of %s.".formatted(Wording.list(succeeded)));
    }
    if (dues.reserves().isEmpty()) {
      notes.add("The partner owns no part of a reserve, so nothing is carried forward for it.");
    }
    if (entries.adjustments().isEmpty()) {
      notes.add("Nothing was taken back, late or of an earlier year.");
    }
    return notes;
  }
}
