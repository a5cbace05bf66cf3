package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.api.operation.allocation.DuesOf;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.money.Amounts;

/**
 * What is due: positive from a partner to the fund, negative from the fund to a partner.
 *
 * @param onAccount  what was paid and settles no due yet, by partner: negative where the partner paid it
 */
public record DuesResponse(
    String currency,
    List<DueResponse> items,
    Map<String, String> onAccount,
    Optional<String> next) {

  /**
   * One due.
   *
   * @param allocation  the id of the allocation that it comes from, where it comes from one
   * @param settledBy  the entries of the payments that settled it, with how much of it
   */
  public record DueResponse(
      long entry,
      String partner,
      String since,
      String dueOn,
      String reference,
      String narrative,
      Optional<String> allocation,
      Optional<String> clause,
      String amount,
      String settled,
      String open,
      List<PartResponse> settledBy,
      Optional<DisputeResponse> dispute) {

    /** A due as it stands. */
    public static DueResponse of(Due due) {
      return new DueResponse(
          due.entry(),
          due.partner().value(),
          due.since().toString(),
          due.dueOn().toString(),
          due.reference(),
          due.narrative(),
          due.origin().map(origin -> RecordedAllocation.idOf(origin.allocation())),
          due.origin().map(origin -> origin.clause().value()),
          Amounts.plain(due.pence()),
          Amounts.plain(due.settledPence()),
          Amounts.plain(due.openPence()),
          due.settled().stream()
              .map(part -> new PartResponse(part.entry(), Amounts.plain(part.pence())))
              .toList(),
          due.dispute()
              .map(
                  dispute ->
                      new DisputeResponse(
                          dispute.by().name(), dispute.since().toString(), dispute.reason())));
    }
  }

  /** A part of a due, settled by the payment of an entry. */
  public record PartResponse(long entry, String amount) {}

  /** Why a due is held back, as who recorded when. */
  public record DisputeResponse(String by, String since, String reason) {}

  /**
   * Some of the dues.
   *
   * @param asked  what the query was made of
   */
  public static DuesResponse of(DuesOf.Output found, RequestParameters asked) {
    var dues = ListResponse.of(found.dues(), DueResponse::of, asked);
    var onAccount = new TreeMap<String, String>();
    found
        .onAccountPence()
        .forEach((partner, pence) -> onAccount.put(partner.value(), Amounts.plain(pence)));
    return new DuesResponse(
        found.currency().getCurrencyCode(), dues.items(), onAccount, dues.next());
  }
}
