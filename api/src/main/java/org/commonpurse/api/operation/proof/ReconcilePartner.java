package org.commonpurse.api.operation.proof;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.query.ReconciliationQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.reconciliation.PartnerFile;
import org.commonpurse.ledger.reconciliation.PartnerItem;
import org.commonpurse.ledger.reconciliation.Reconciliation;
import org.commonpurse.ledger.reconciliation.Reconciliations;

/** A partner's own list of what it paid, beside what the fund received. */
@OperationSpec(
    name = "reconcile",
    summary = "a partner's list beside what was received, noted for the checklist if asked",
    routes = "POST /api/v1/funds/{fund}/partners/{partner}/reconciliation",
    command = "reconcile",
    permission = Permission.RECONCILE,
    shows = Shows.ONE_PARTNER,
    idempotency = Idempotency.NONE,
    parameters = {ParameterGroup.FROM, ParameterGroup.AS_AT, ParameterGroup.RECONCILIATION},
    requests = "payments",
    file = "text/csv",
    problems = {
      "LEDGER_RECONCILED_UP_TO_MISSING",
      "LEDGER_DAYS_OUT_OF_RANGE",
      "LEDGER_CURRENCY_MISMATCH"
    })
public final class ReconcilePartner {

  private final Ledger ledger;

  /** Reconciles with these books. */
  public ReconcilePartner(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The comparison, whose amounts are in the currency. */
  public record Output(
      FundCode fund, PartnerCode partner, CurrencyUnit currency, Reconciliation reconciliation) {}

  /**
   * Compares a list that is a CSV file.
   *
   * @param by  who takes note of it for the closing of periods; empty where nobody does
   */
  public Output run(ReconciliationQuery query, Optional<Caller> by, byte[] file) {
    return run(query, by, PartnerFile.read(file));
  }

  /**
   * Compares a list that is a document.
   *
   * @param by  who takes note of it for the closing of periods; empty where nobody does
   * @param document  what {@code payments.schema.json} describes
   */
  public Output run(ReconciliationQuery query, Optional<Caller> by, Document document) {
    return run(query, by, PaymentsReader.read(ledger.funds().get(query.fund()), document));
  }

  private Output run(ReconciliationQuery query, Optional<Caller> by, List<PartnerItem> theirs) {
    if (by.isEmpty()) {
      return ledger.books().now(at -> compare(at, query, theirs, Long.MAX_VALUE));
    }
    var caller = by.get();
    var once =
        caller.asks(
            "reconcile",
            query.partner(),
            query.span().from(),
            query.span().asAt(),
            query.days(),
            theirs.stream().map(ReconcilePartner::text).toList());
    return ledger
        .books()
        .write(
            query.fund(),
            once,
            new RepeatableAct<>(
                books -> {
                  var output = compare(books, query, theirs, Long.MAX_VALUE);
                  books
                      .periods()
                      .noteReconciled(
                          query.fund(),
                          query.partner(),
                          query.span().asAt().orElseThrow(Reconciliations::lastDayMissing),
                          output.reconciliation().differencePence(),
                          caller.actor());
                  return output;
                },
                output -> "",
                // Entries since then are not part of what was answered first.
                (books, before) -> compare(books, query, theirs, before.sequence())));
  }

  private static String text(PartnerItem item) {
    return "%s %d %s %s".formatted(item.paidOn(), item.pence(), item.reference(), item.line());
  }

  private static Output compare(
      Snapshot books, ReconciliationQuery query, List<PartnerItem> theirs, long lastSequence) {
    var span = query.span();
    var reconciliation =
        Reconciliations.of(
            books,
            query.fund(),
            query.partner(),
            theirs,
            span.from(),
            span.asAt(),
            query.days(),
            lastSequence);
    var currency = books.funds().get(query.fund()).currency();
    return new Output(query.fund(), query.partner(), currency, reconciliation);
  }
}
