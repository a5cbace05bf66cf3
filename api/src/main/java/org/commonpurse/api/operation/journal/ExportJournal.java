package org.commonpurse.api.operation.journal;

import java.io.Writer;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.transfer.ExportFormat;

/** A fund's whole journal, written out for other programs. */
@OperationSpec(
    name = "journal-export",
    summary = "the journal as csv, jsonl, hledger, ledger or beancount",
    routes = "GET /api/v1/funds/{fund}/export",
    command = "export",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.FORMAT,
    problems = {"SERVICE_PARAMETER_MISSING", "SERVICE_DOWNLOADS_BUSY"})
public final class ExportJournal {

  private final Ledger ledger;

  /** Exports these books. */
  public ExportJournal(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A journal that is ready to be written. */
  public interface Export {

    /** Writes it, and tells how many entries it has. */
    long write(Writer out);
  }

  /** The journal of a fund that is there, in a format. */
  public Export run(FundCode fund, ExportFormat format) {
    var code = ledger.funds().get(fund).code();
    return out -> ledger.exports().write(code, format, out);
  }
}
