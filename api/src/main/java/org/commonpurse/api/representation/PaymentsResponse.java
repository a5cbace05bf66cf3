package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.PaymentRun;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.representation.DuesResponse.DueResponse;
import org.commonpurse.ledger.money.Amounts;

/**
 * Payments between partners and the fund, and the dues that are left out because they are disputed.
 *
 * @param items  the payments: positive where the partner pays, negative where it is paid
 */
public record PaymentsResponse(
    List<PaymentResponse> items, List<DueResponse> heldBack, Optional<String> next) {

  /**
   * A payment.
   *
   * @param entry  the sequence of its entry, once it is recorded
   */
  public record PaymentResponse(
      Optional<Long> entry, String partner, String amount, List<SettledResponse> settles) {

    static PaymentResponse of(Payment payment) {
      return new PaymentResponse(
          payment.entry(),
          payment.partner().value(),
          Amounts.plain(payment.pence()),
          payment.settles().stream()
              .map(
                  each ->
                      new SettledResponse(
                          each.due().entry(), each.due().reference(), Amounts.plain(each.pence())))
              .toList());
    }
  }

  /** A due, by its entry, and how much of it a payment settles. */
  public record SettledResponse(long entry, String reference, String amount) {}

  /**
   * Some of the payments, with all that is held back.
   *
   * @param asked  what the query was made of
   */
  public static PaymentsResponse of(NetPayments.Output found, RequestParameters asked) {
    var payments = ListResponse.of(found.payments(), PaymentResponse::of, asked);
    return new PaymentsResponse(
        payments.items(), found.heldBack().stream().map(DueResponse::of).toList(), payments.next());
  }

  /** What was paid. */
  public static PaymentsResponse of(PaymentRun run) {
    return new PaymentsResponse(
        run.payments().stream().map(PaymentResponse::of).toList(),
        run.heldBack().stream().map(DueResponse::of).toList(),
        Optional.empty());
  }
}
