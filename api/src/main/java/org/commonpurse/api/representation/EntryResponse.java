package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.money.Amounts;

/**
 * An entry as the journal keeps it.
 *
 * @param submittedOn  the day its sender gave, where it was late and routed to an open period
 * @param reverses  the sequence of the entry that it takes back
 * @param reversedBy  the sequences of the entries that take it back, whole or in part, as known now
 * @param currency  of every amount
 * @param postings  the lines that are shown to whoever asks
 * @param withheld  what its other lines come to, where not all are shown; its narrative, reference and
 *     key are withheld with them
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
    Optional<List<WithheldResponse>> withheld,
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

  /** What lines to accounts of a kind come to that are not shown. */
  public record WithheldResponse(String kind, Optional<String> debit, Optional<String> credit) {

    static WithheldResponse of(AccountKind kind, long pence) {
      var amount = Optional.of(Amounts.plain(Math.abs(pence)));
      return new WithheldResponse(
          kind.word(), amount.filter(each -> pence >= 0), amount.filter(each -> pence < 0));
    }

    static Optional<List<WithheldResponse>> of(SeenEntry seen) {
      return seen.isWhole()
          ? Optional.empty()
          : Optional.of(
              seen.withheldPence().entrySet().stream()
                  .map(kind -> of(kind.getKey(), kind.getValue()))
                  .toList());
    }
  }

  /** Who approved an entry, and where that is written down. */
  public record ApprovalResponse(String by, String minute) {}

  /** The entry, whose amounts are in the fund's currency. */
  public static EntryResponse of(SeenEntry seen, CurrencyUnit currency) {
    var recorded = seen.recorded();
    var entry = recorded.entry();
    return new EntryResponse(
        entry.fund().value(),
        recorded.sequence(),
        WireName.of(entry.book()),
        entry.effectiveOn().toString(),
        recorded.submittedOn().map(Object::toString),
        seen.said(entry.narrative()),
        seen.said(entry.reference()),
        entry.kind().value(),
        entry.yearEnd(),
        entry
            .approval()
            .map(approval -> new ApprovalResponse(approval.by().name(), approval.minute())),
        recorded.reverses(),
        recorded.reversedBy(),
        currency.getCurrencyCode(),
        seen.postings().stream().map(PostingResponse::of).toList(),
        WithheldResponse.of(seen),
        seen.said(recorded.key().value()),
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
    return new ListResponse<>(
        found.entries().stream().map(entry -> of(entry, found.currency())).toList(),
        found.next().map(next -> asked.link("after", next.paging().afterSequence())));
  }
}
