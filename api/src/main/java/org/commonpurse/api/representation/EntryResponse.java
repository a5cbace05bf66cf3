package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;

/**
 * An entry as the journal keeps it.
 *
 * @param submittedOn  the day its sender gave, where it was late and routed to an open period
 * @param reverses  the sequence of the entry that it takes back
 * @param reversedBy  the sequences of the entries that take it back, whole or in part, as known now
 * @param currency  of every amount
 */
public record EntryResponse(
    String fund,
    long sequence,
    String book,
    String effectiveOn,
    Optional<String> submittedOn,
    String narrative,
    String reference,
    String kind,
    boolean yearEnd,
    Optional<ApprovalResponse> approval,
    Optional<Long> reverses,
    List<Long> reversedBy,
    String currency,
    List<PostingResponse> postings,
    String key,
    String by,
    String recordedAt,
    String seal) {

  /**
   * A line of an entry, with either a debit or a credit.
   *
   * @param account  its path
   */
  public record PostingResponse(String account, Optional<String> debit, Optional<String> credit) {

    static PostingResponse of(Posting posting) {
      var amount = Amounts.plain(Math.abs(posting.pence()));
      var isDebit = posting.pence() > 0;
      return new PostingResponse(
          posting.account().path(),
          isDebit ? Optional.of(amount) : Optional.empty(),
          isDebit ? Optional.empty() : Optional.of(amount));
    }
  }

  /** Who approved an entry, and where that is written down. */
  public record ApprovalResponse(String by, String minute) {}

  /** The entry, whose amounts are in the fund's currency. */
  public static EntryResponse of(RecordedEntry recorded, CurrencyUnit currency) {
    var entry = recorded.entry();
    return new EntryResponse(
        entry.fund().value(),
        recorded.sequence(),
        WireName.of(entry.book()),
        entry.effectiveOn().toString(),
        recorded.submittedOn().map(Object::toString),
        entry.narrative(),
        entry.reference(),
        entry.kind().value(),
        entry.yearEnd(),
        entry
            .approval()
            .map(approval -> new ApprovalResponse(approval.by().name(), approval.minute())),
        recorded.reverses(),
        recorded.reversedBy(),
        currency.getCurrencyCode(),
        entry.postings().stream().map(PostingResponse::of).toList(),
        recorded.key().value(),
        recorded.by().name(),
        recorded.recordedAt().toString(),
        recorded.seal());
  }

  /**
   * Some of the entries that a query asks for.
   *
   * @param asked  what the query was made of
   */
  public static ListResponse<EntryResponse> list(
      FindEntries.Output found, RequestParameters asked) {
    var page = found.page();
    return new ListResponse<>(
        page.entries().stream().map(entry -> of(entry, found.currency())).toList(),
        page.next().map(next -> asked.link("after", next.paging().afterSequence())));
  }
}
