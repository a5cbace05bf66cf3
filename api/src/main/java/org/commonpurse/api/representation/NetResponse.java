package org.commonpurse.api.representation;

import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.allocation.settlement.Netting.Payment;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.ledger.money.Amounts;

/**
 * Payments between partners, and the dues that they settle. The host stands for the fund.
 *
 * @param dues  gross, clause by clause
 * @param items  the payments: one that settles dues one by one names them, a netted one does not
 */
public record NetResponse(
    String currency, List<DueResponse> dues, List<PaymentResponse> items, Optional<String> next) {

  /** Something that one partner owes another. */
  public record DueResponse(String payer, String payee, String amount, String forWhat) {

    static DueResponse of(Due due) {
      return new DueResponse(
          due.payer().value(), due.payee().value(), Amounts.plain(due.pence()), due.what());
    }
  }

  /** A payment. */
  public record PaymentResponse(
      String payer, String payee, String amount, List<DueResponse> settles) {}

  /**
   * Some of the payments, with all that is due.
   *
   * @param asked  what the query was made of
   */
  public static NetResponse of(NetPayments.Output found, RequestParameters asked) {
    var payments = ListResponse.of(found.payments(), NetResponse::payment, asked);
    return new NetResponse(
        found.currency().getCurrencyCode(),
        found.dues().stream().map(DueResponse::of).toList(),
        payments.items(),
        payments.next());
  }

  private static PaymentResponse payment(Payment payment) {
    return new PaymentResponse(
        payment.payer().value(),
        payment.payee().value(),
        Amounts.plain(payment.pence()),
        payment.settles().stream().map(DueResponse::of).toList());
  }
}
