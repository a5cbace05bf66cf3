package org.commonpurse.allocation.ownledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Partners;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Reversal;
import org.commonpurse.ledger.journal.Submission;

/** Books of a fund whose partners were split and merged, and files out of them. */
final class OwnLedgerBooks implements AutoCloseable {

  static final Actor ADA = new Actor("Ada");
  static final FundCode FUND = FundCode.of("vale");
  static final PartnerCode ICB = PartnerCode.of("icb");
  static final PartnerCode COUNTY = PartnerCode.of("county");

  /** The journal of any partner, with what is needed to add it up again. */
  static final String JOURNAL =
      """
      layout: all
      title: Everything
      lines: journal
      columns:
        - {header: Entry, text: entry}
        - {header: Day, date: yyyy-MM-dd}
        - {header: Kind, code: kind}
        - {header: Account, text: account}
        - {header: Amount, amount: signed}
      accounts:
        - {of: {kinds: [receivable, payable]}, codes: {kind: owed}}
        - {of: {kinds: [contribution, risk-share, sharing, advance, reserve, spend]}, codes: {kind: own}}
        - {otherSide: [bank], codes: {kind: bank}}
        - {otherSide: [receivable, payable, contribution, spend, surplus, reserve, risk-share], codes: {kind: other}}
      """;

  static final String DOCUMENT =
      """
      fund: vale
      name: Vale pooled fund
      kind: pooled
      host: county
      currency: GBP
      open: {from: 2019-04-01}
      partners:
        - {partner: ccg, name: Vale CCG, kind: nhs-commissioner}
        - {partner: old-icb, name: Old ICB, kind: nhs-commissioner}
        - {partner: icb, name: Vale ICB, kind: nhs-commissioner}
        - {partner: county, name: Vale County Council, kind: council}
        - {partner: community, name: Vale Community Trust, kind: nhs-provider}
      successions:
        - {from: ccg, to: old-icb, on: 2024-07-01, part: 2/3}
        - {from: ccg, to: county, on: 2024-07-01, part: 1/3}
        - {from: old-icb, to: icb, on: 2025-04-01}
      streams:
        - {stream: pool, name: Pooled money}
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county, community], streams: [pool]}
      """;

  final Ledger ledger;
  final Fund fund;
  private int posted;

  OwnLedgerBooks(Path folder) {
    ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"));
    fund = FundReader.read(Document.parse("fund.yml", DOCUMENT));
    ledger.funds().register(fund, ADA);
  }

  long post(String day, List<Posting> postings) {
    posted++;
    var entry =
        new JournalEntry(
            FUND, Book.ACTUAL, LocalDate.parse(day), "Entry " + posted, "R" + posted, postings);
    return ledger
        .journal()
        .post(new Submission(entry, new EntryKey("key-" + posted), ADA))
        .sequence();
  }

  long post(String day, String debit, String credit, long pence) {
    return post(
        day,
        List.of(
            Posting.debit(Account.parse(debit), pence),
            Posting.credit(Account.parse(credit), pence)));
  }

  long reverse(long sequence, String day) {
    posted++;
    return ledger
        .journal()
        .reverse(
            new Reversal(
                FUND,
                sequence,
                LocalDate.parse(day),
                "Posted twice",
                Optional.empty(),
                new EntryKey("key-" + posted),
                ADA))
        .sequence();
  }

  /** The file of a partner; with -1 without a place to follow. */
  LedgerFile file(String layout, PartnerCode partner, long after, Partners partners) {
    return file(layout, partner, after, partners, LedgerFile.ENTRIES_MAX);
  }

  private LedgerFile file(
      String layout, PartnerCode partner, long after, Partners partners, int most) {
    var request =
        new LedgerFile.Request(
            FUND, partner, after < 0 ? OptionalLong.empty() : OptionalLong.of(after), partners);
    return ledger
        .books()
        .now(
            at ->
                LedgerFile.of(
                    at,
                    LedgerLayoutReader.read(fund, Document.parse("layout.yml", layout)),
                    request,
                    (entry, text) -> text,
                    most));
  }

  LedgerFile journal(PartnerCode partner, long after, Partners partners) {
    return file(JOURNAL, partner, after, partners);
  }

  /** A journal of at most so many entries. */
  LedgerFile journal(PartnerCode partner, long after, Partners partners, int most) {
    return file(JOURNAL, partner, after, partners, most);
  }

  @Override
  public void close() {
    ledger.close();
  }
}
