package org.commonpurse.api.operation.proof;

import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.FundVerification;

/** Replays journals and compares everything with what is stored. */
@OperationSpec(
    name = "verify",
    summary = "a replay of the journal, held to what was written down",
    routes = "GET /funds/{fund}/verification",
    command = "verify",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.CHECKPOINT,
    problems = {"LEDGER_CHECKPOINT_MALFORMED", "LEDGER_EXPORT_EMPTY"})
public final class VerifyBooks {

  private final Ledger ledger;

  /** Verifies these books. */
  public VerifyBooks(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Replays one fund.
   *
   * @param known  what was written down earlier, which the journal must still agree with
   */
  public FundVerification run(Code fund, Optional<Checkpoint> known) {
    return ledger.verification().of(fund, known);
  }

  /** Replays all funds, in order of code. */
  public List<FundVerification> run() {
    return ledger.verification().all();
  }

  /** Checks an export of JSON lines, without any books. */
  public static FundVerification export(Reader export, Optional<Checkpoint> known) {
    return ExportVerifier.verify(export, known);
  }
}
