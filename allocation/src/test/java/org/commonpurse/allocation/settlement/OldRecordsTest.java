package org.commonpurse.allocation.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.settlement.Allocations.Which;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.OldStores;
import org.commonpurse.ledger.TestStores;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Book;
import org.commonpurse.ledger.journal.JournalEntry;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.Submission;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Allocations that the second version recorded are shown as they were recorded, and go on. */
class OldRecordsTest {

  private static final FundCode FUND = FundCode.of("brackenshire");
  private static final Which WHICH =
      new Which(FUND, Optional.empty(), FinancialYear.parse("2023-24"), 12);

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void areReadAsTheyWereRecorded(TestStores store) throws Exception {
    try (Ledger ledger = Ledger.open(OldStores.of(2, store))) {
      var recorded = new Allocations(ledger.books()).list(FUND);

      assertThat(recorded)
          .extracting(RecordedAllocation::why)
          .containsExactly(
              "applied", "disputed by county on sch-3-4-2", "decided, HWB 2024-05-14, item 7");
      // The figures that the second version printed.
      var overspend = recorded.get(2).allocation().clauses().get(1);
      assertThat(overspend.amountPence()).isEqualTo(617_270_05);
      assertThat(overspend.byRule().partners()).containsExactly(359_710_75L, 29_820_00L, 0L);
      assertThat(overspend.chargesPence()).containsExactly(359_710_75L, 4_000_00L, 0L);
      assertThat(overspend.allocation().unallocatedPence()).isEqualTo(203_559_30);
      // A saving fell on the ICB, which the second version did not record and the outturn tells.
      assertThat(recorded.get(2).allocation().clauses().get(2).chargesPence())
          .containsExactly(50_526_00L, -25_263_00L, -25_263_00L);
      assertThat(recorded.get(2).explanation())
          .contains(
              "    Brackenshire County Council: the rule gives £29,820.00, the decision £4,000.00, a"
                  + " difference of -£25,820.00.");
      assertThat(recorded.get(0).basis()).isEmpty();
      // The record has the names of its time, as it was sealed; what is read has those of today.
      assertThat(recorded.get(0).document().draft().outturn()).contains("\"through-month\":12");
      assertThat(recorded.get(0).figures().path("throughMonth").intValue()).isEqualTo(12);
      // The second version let an agreement open a reserve that the books did not hold.
      assertThat(new Reruns(ledger.books()).differences(FUND))
          .singleElement()
          .asString()
          .contains("the reserves in the ledger");
      postTheOpening(ledger);
      assertThat(new Reruns(ledger.books()).differences(FUND)).isEmpty();
    }
  }

  private static void postTheOpening(Ledger ledger) {
    var postings =
        List.of(
            Posting.debit(Account.bank(), 50_000_00),
            Posting.credit(Account.parse("reserve:risk-pool:icb"), 25_000_00),
            Posting.credit(Account.parse("reserve:risk-pool:county"), 25_000_00));
    var day = LocalDate.of(2022, 4, 1);
    var entry =
        new JournalEntry(FUND, Book.ACTUAL, day, "What the risk pool held", "", postings)
            .ofKind(JournalEntry.OPENING);
    ledger.journal().post(new Submission(entry, new EntryKey("opening"), new Actor("A. Finch")));
  }

  /** The second version paid what it charged at once, by an entry beside the charges. */
  @ParameterizedTest
  @EnumSource(TestStores.class)
  void areSettledAsTheyWerePaid(TestStores store) throws Exception {
    try (Ledger ledger = Ledger.open(OldStores.of(2, store))) {
      var dues = ledger.books().now(at -> Dues.of(at, FUND, Optional.empty()));
      var charged = dues.dues().stream().filter(due -> due.origin().isPresent()).toList();

      assertThat(charged).isNotEmpty();
      assertThat(charged).extracting(Due::openPence).containsOnly(0L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestStores.class)
  void canBeDecidedOnAgain(TestStores store) throws Exception {
    try (Ledger ledger = Ledger.open(OldStores.of(2, store))) {
      var decision =
          new Decision(
              ClauseCode.of("sch-3-4-2"),
              Map.of(PartnerCode.of("county"), 5_000_00L),
              "HWB 2024-07-01, item 2",
              LocalDate.of(2024, 7, 1),
              "After the dispute");
      var by = new Actor("A. Finch");

      var decided =
          new Allocations(ledger.books()).decide(WHICH, decision, LocalDate.of(2024, 7, 31), by);

      assertThat(decided.revision()).isEqualTo(4);
      assertThat(decided.decisions())
          .extracting(Decision::minute)
          .isEqualTo(List.of(decision.minute()));
      assertThat(decided.positions()).hasSize(1);
      assertThat(ledger.verification().all()).allMatch(FundVerification::isSound);
    }
  }
}
