package org.commonpurse.api.representation;

import java.util.List;
import javax.money.CurrencyUnit;
import org.commonpurse.allocation.settlement.Netting.Due;
import org.commonpurse.allocation.settlement.Netting.Net;
import org.commonpurse.ledger.money.Amounts;

/**
 * Payments between partners, and the dues that they settle. The host stands for the fund.
 *
 * @param dues  gross, clause by clause
 * @param payments  a payment that settles dues one by one names them, a netted one does not
 */
public record NetAnswer(String currency, List<DueAnswer> dues, List<PaymentAnswer> payments) {

  /** Something that one partner owes another. */
  public record DueAnswer(String payer, String payee, String amount, String forWhat) {

    static DueAnswer of(Due due) {
      return new DueAnswer(
          due.payer().value(), due.payee().value(), Amounts.plain(due.pence()), due.what());
    }
  }

  /** A payment. */
  public record PaymentAnswer(String payer, String payee, String amount, List<DueAnswer> settles) {}

  /** The payments. */
  public static NetAnswer of(Net net, CurrencyUnit currency) {
    return new NetAnswer(
        currency.getCurrencyCode(),
        net.dues().stream().map(DueAnswer::of).toList(),
        net.payments().stream()
            .map(
                payment ->
                    new PaymentAnswer(
                        payment.payer().value(),
                        payment.payee().value(),
                        Amounts.plain(payment.pence()),
                        payment.settles().stream().map(DueAnswer::of).toList()))
            .toList());
  }
}
