package org.commonpurse.api.operation.proof;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.reconciliation.PartnerItem;

/** Reads a partner's own list of what it paid. */
final class PaymentsReader {

  private PaymentsReader() {}

  /**
   * The list, each payment with the line of the document on which it begins.
   *
   * @param document  what {@code payments.schema.json} describes
   * @throws org.commonpurse.ledger.problem.ProblemException with the code, the place and the value of
   *     what is wrong
   */
  public static List<PartnerItem> read(Fund fund, Document document) {
    document.requireValid(Schema.PAYMENTS);
    var root = document.root();
    SourceLocations.requireCurrency(root.get("currency"), fund);
    var items = new ArrayList<PartnerItem>();
    for (var field : root.get("payments").items()) {
      items.add(
          new PartnerItem(
              field.place().line(),
              SourceLocations.at(field.get("paidOn"), field.get("paidOn").text(), Days::parse),
              SourceLocations.at(
                  field.get("amount"),
                  field.get("amount").text(),
                  text -> Amounts.requireBounded(Amounts.parsePence(text, fund.currency()))),
              field.get("reference").text(),
              field.get("description").text()));
    }
    return List.copyOf(items);
  }
}
