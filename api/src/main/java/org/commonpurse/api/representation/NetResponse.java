package org.commonpurse.api.representation;

import java.util.List;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.ledger.money.Amounts;

/**
 * Payments between partners, and the dues that they settle. The host stands for the fund.
 *
 * @param dues  gross, clause by clause
 * @param payments  a payment that settles dues one by one names them, a netted one does not
 */
public record NetResponse(String currency, List<DueResponse> dues, List<PaymentResponse> payments) {

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

  /** The payments. */
  public static NetResponse of(NetPayments.Output found) {
    var net = found.net();
    return new NetResponse(
        found.currency().getCurrencyCode(),
        net.dues().stream().map(DueResponse::of).toList(),
        net.payments().stream()
            .map(
                payment ->
                    new PaymentResponse(
                        payment.payer().value(),
                        payment.payee().value(),
                        Amounts.plain(payment.pence()),
                        payment.settles().stream().map(DueResponse::of).toList()))
            .toList());
  }
}
