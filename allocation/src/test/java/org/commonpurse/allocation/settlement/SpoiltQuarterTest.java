package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Allocations.Request;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.FundReader;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saving below nothing on its own account: clauses take it as the burden that it is. */
class SpoiltQuarterTest {

  private static final FundCode VALE = FundCode.of("vale");
  private static final Actor ADA = new Actor("Ada");

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
      streams: [{stream: pool, name: Pooled money}]
      schemes:
        - {scheme: care, name: Care, lead: county, providers: [county], streams: [pool]}
      measures:
        - {measure: admissions, name: emergency admissions, unit: admission}
      """;

  private static final String AGREED =
      """
      agreement: Vale agreement
      version: 1
      in-force: {from: 2022-04-01}
      partners: [icb, county]
      clauses:
        - clause: "1"
          takes: burden
          share: {icb: 1, county: 1}
      """;

  /** The burden account has 10.00 of its own; the saving is 30.00 below nothing; 40.00 are shared. */
  @Test
  void isSharedWithTheBurdensOfItsKind(@TempDir Path folder) {
    try (var ledger = Ledger.open("jdbc:sqlite:" + folder.resolve("ledger.db"))) {
      ledger.funds().register(FundReader.read(Document.parse("fund.yml", FUND)), ADA);
      new Agreements(ledger.books())
          .add(
              ledger.funds().get(VALE),
              Document.parse("agreement.yml", AGREED),
              Openings.ARE_POSTED,
              Optional.empty(),
              ADA);
      post(ledger, "saving:icb:care:admissions:cashable", -30_00);
      post(ledger, "burden:icb:care:admissions:cashable", -10_00);

      var results =
          new Allocations(ledger.books())
              .preview(Request.of(VALE, FinancialYear.parse("2023-24")))
              .results();

      var charged = results.get(0).allocation().chargesPence();
      assertThat(charged.get(1)).as("what the county bears of it").isEqualTo(20_00);
    }
  }

  private static void post(Ledger ledger, String account, long pence) {
    var postings =
        List.of(
            new Posting(Account.parse(account), pence),
            new Posting(Account.parse("measure:care:admissions"), -pence));
    var entry =
        new JournalEntry(VALE, Book.IMPACT, LocalDate.of(2023, 6, 30), account, "", postings);
    ledger.journal().post(new Submission(entry, new EntryKey(account), ADA));
  }
}
