package org.commonpurse.api.operation.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
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
    idempotency = Idempotency.NONE,
    parameters = ParameterGroup.RECONCILIATION,
    requests = "payments",
    file = "text/csv",
    problems = {
      "LEDGER_KEY_REUSED",
      "LEDGER_RECONCILED_UP_TO_MISSING",
      "LEDGER_DAYS_OUT_OF_RANGE",
      "LEDGER_COLUMN_MISSING",
      "LEDGER_CURRENCY_MISMATCH",
      "QUERY_VALUE_MALFORMED"
    })
public final class ReconcilePartner {

  private final Ledger ledger;

  /** Reconciles with these books. */
  public ReconcilePartner(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What to compare.
   *
   * @param from  the first day to compare; from the beginning if absent
   * @param to  the last day to compare; to the end if absent
   * @param days  how far apart the days of lines without a common reference may lie
   * @param recordedBy  who takes note of it for the closing of periods, where anybody does
   */
  public record Input(
      FundCode fund,
      PartnerCode partner,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int days,
      Optional<Caller> recordedBy) {

    /** What is asked: {@code from}, {@code to} and {@code days}, each of which may be absent. */
    public static Input of(
        FundCode fund,
        PartnerCode partner,
        RequestParameters parameters,
        Optional<Caller> recordedBy) {
      return new Input(
          fund,
          partner,
          parameters.one("from", RequestParameters::day),
          parameters.one("to", RequestParameters::day),
          parameters.one("days", RequestParameters::count).orElse(Reconciliations.DAYS),
          recordedBy);
    }
  }

  /** The comparison, whose amounts are in the currency. */
  public record Output(
      FundCode fund, PartnerCode partner, CurrencyUnit currency, Reconciliation reconciliation) {}

  /** Compares a list that is a CSV file. */
  public Output run(Input input, byte[] file) {
    return run(input, PartnerFile.read(file));
  }

  /**
   * Compares a list that is a document.
   *
   * @param document  what {@code payments.schema.json} describes
   */
  public Output run(Input input, Document document) {
    return run(input, PaymentsReader.read(ledger.funds().get(input.fund()), document));
  }

  private Output run(Input input, List<PartnerItem> theirs) {
    if (input.recordedBy().isEmpty()) {
      return ledger.books().now(at -> compare(at, input, theirs, Long.MAX_VALUE));
    }
    var caller = input.recordedBy().get();
    var once =
        caller.asks(
            "reconcile",
            input.partner(),
            input.from(),
            input.to(),
            input.days(),
            theirs.stream().map(ReconcilePartner::text).toList());
    return ledger
        .books()
        .write(
            input.fund(),
            once,
            new RepeatableAct<>(
                books -> {
                  var output = compare(books, input, theirs, Long.MAX_VALUE);
                  books
                      .periods()
                      .noteReconciled(
                          input.fund(),
                          input.partner(),
                          input.to().orElseThrow(Reconciliations::lastDayMissing),
                          output.reconciliation().differencePence(),
                          caller.actor());
                  return output;
                },
                output -> "",
                // Entries since then are not part of what was answered first.
                (books, before) -> compare(books, input, theirs, before.sequence())));
  }

  private static String text(PartnerItem item) {
    return "%s %d %s %s".formatted(item.paidOn(), item.pence(), item.reference(), item.line());
  }

  private static Output compare(
      Snapshot books, Input input, List<PartnerItem> theirs, long lastSequence) {
    var reconciliation =
        Reconciliations.of(
            books,
            input.fund(),
            input.partner(),
            theirs,
            input.from(),
            input.to(),
            input.days(),
            lastSequence);
    var currency = books.funds().get(input.fund()).currency();
    return new Output(input.fund(), input.partner(), currency, reconciliation);
  }
}
