package org.commonpurse.api.operation.allocation;

import org.commonpurse.allocation.ownledger.LedgerFile;
import org.commonpurse.allocation.ownledger.LedgerLayoutReader;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.document.Document;

/** A file for a partner's own general ledger, by a layout. */
@OperationSpec(
    name = "ledger-file",
    summary = "journals, invoices or payments for a partner's own ledger, by its layout",
    routes = "POST /api/v1/funds/{fund}/partners/{partner}/ledger-file",
    command = "ledger-file",
    permission = Permission.READ_ALLOCATIONS,
    shows = Shows.OWN_PARTNER,
    idempotency = Idempotency.READS,
    parameters = {ParameterGroup.AFTER_ENTRY, ParameterGroup.PARTNERS},
    requests = "ledger-layout",
    problems = {
      "LEDGER_DATE_FORM_MALFORMED",
      "LEDGER_DIMENSION_NOT_OF_KIND",
      "OWN_LEDGER_ACCOUNT_UNMAPPED",
      "OWN_LEDGER_AFTER_AHEAD",
      "OWN_LEDGER_AFTER_MISPLACED",
      "OWN_LEDGER_AMOUNT_MISSING",
      "OWN_LEDGER_CODE_MISSING",
      "OWN_LEDGER_COLUMN_MISPLACED",
      "OWN_LEDGER_FORM_UNCLEAR"
    })
public final class LedgerFileOf {

  private final Ledger ledger;

  /** Files out of these books. */
  public LedgerFileOf(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Makes it for whoever sees everything. */
  public LedgerFile run(LedgerFile.Request request, Document layout) {
    return run(request, layout, Sight.WHOLE);
  }

  /**
   * Makes it: what entries say of themselves is withheld where that may be of lines that are not shown.
   *
   * @param layout  what {@code ledger-layout.schema.json} describes
   */
  public LedgerFile run(LedgerFile.Request request, Document layout, Sight sight) {
    return ledger
        .books()
        .now(
            at ->
                LedgerFile.of(
                    at,
                    LedgerLayoutReader.read(at.funds().get(request.fund()), layout),
                    request,
                    (entry, text) ->
                        SeenEntry.of(entry, sight)
                            .map(seen -> seen.said(text))
                            .orElse(Sight.WITHHELD)));
  }
}
