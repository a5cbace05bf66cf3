package org.commonpurse.api.operation.allocation;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.allocation.settlement.PaymentRun;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;

/** Posts what partners pay and are paid of what is due, an entry for each payment. */
@OperationSpec(
    name = "allocation-pay",
    summary = "pays what is due: all by a day, one partner's, or the dues that are named",
    routes = "POST /api/v1/funds/{fund}/allocations/payments",
    command = "allocation pay",
    permission = Permission.POST,
    idempotency = Idempotency.BY_KEY,
    posts = true,
    requests = "payment-request",
    problems = {
      "ENTRY_KEY_MISSING",
      "PAYMENT_PARTNER_MISSING",
      "PAYMENT_EXCEEDS_DUES",
      "DUE_NOT_OPEN",
      "DUE_DISPUTED"
    })
public final class PayDues {

  private final Ledger ledger;

  /** Pays in these books. */
  public PayDues(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What to pay. */
  public record Input(Payments.Request request, Caller caller) {

    private Optional<ActRequest> once() {
      return caller.asks(
          "allocation-pay",
          request.on(),
          request.dueBy(),
          request.partner(),
          request.dues(),
          request.pence());
    }
  }

  /** Pays it; with the same key again it is answered again. */
  public PaymentRun run(Input input) {
    return new Payments(ledger.books()).pay(input.request(), input.once(), input.caller().actor());
  }

  /**
   * Pays what a document says.
   *
   * @param document  what {@code payment-request.schema.json} describes
   */
  public PaymentRun run(FundCode code, Document document, Caller caller) {
    var root = document.requireValid(Schema.PAYMENT_REQUEST).root();
    var fund = ledger.funds().get(code);
    var on = SourceLocations.at(root.get("on"), root.get("on").text(), Days::parse);
    var dueBy = root.get("dueBy");
    var partner = root.get("partner");
    var amount = root.get("amount");
    var request =
        new Payments.Request(
            fund.code(),
            on,
            dueBy
                .optionalText()
                .map(text -> SourceLocations.at(dueBy, text, Days::parse))
                .orElse(on),
            partner.optionalText().map(text -> SourceLocations.at(partner, text, PartnerCode::of)),
            root.get("dues").isPresent()
                ? root.get("dues").items().stream()
                    .map(due -> due.decimal().longValueExact())
                    .collect(Collectors.toSet())
                : Set.of(),
            amount
                .optionalText()
                .map(
                    text ->
                        SourceLocations.at(
                            amount, text, each -> Amounts.parsePence(each, fund.currency()))));
    return run(new Input(request, caller));
  }
}
