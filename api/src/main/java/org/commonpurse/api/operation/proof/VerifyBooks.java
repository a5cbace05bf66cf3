package org.commonpurse.api.operation.proof;

import java.io.Reader;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Reruns;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.FundVerification;

/** Replays journals and compares everything with what is stored. */
@OperationSpec(
    name = "verify",
    summary = "a replay of the journal, held to what was written down",
    routes = "GET /api/v1/funds/{fund}/verification",
    command = "verify",
    permission = Permission.AUDIT,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.CHECKPOINT,
    problems = {"LEDGER_CHECKPOINT_MALFORMED", "LEDGER_EXPORT_EMPTY"})
public final class VerifyBooks {

  /** That nobody signed the checkpoint with the key that is asked for. */
  public static final Finding NOT_SIGNED =
      new Finding(
          "signature", Optional.empty(), "The checkpoint is not signed with the key given.");

  private final Ledger ledger;

  /** Verifies these books. */
  public VerifyBooks(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What was checked of one fund.
   *
   * @param notes  recorded allocations that today's engine makes otherwise: worth knowing, no breach
   */
  public record Output(FundVerification verification, List<String> notes) {
    public Output {
      notes = List.copyOf(notes);
    }

    /** The same with one more thing that is not as it should be. */
    public Output with(Finding finding) {
      return new Output(verification.with(finding), notes);
    }
  }

  /**
   * Replays one fund.
   *
   * @param known  what was written down earlier, which the chain must still agree with
   */
  public Output run(FundCode fund, Optional<Checkpoint> known) {
    return withNotes(ledger.verification().of(fund, known));
  }

  /**
   * Replays all funds, in order of code.
   *
   * @param known  what was written down earlier of one of them, which its chain must still agree with;
   *     that there is no such fund is found too
   */
  public List<Output> run(Optional<Checkpoint> known) {
    return ledger.verification().all(known).stream().map(this::withNotes).toList();
  }

  private Output withNotes(FundVerification verification) {
    // What rests on a broken chain is not worth working out again.
    return new Output(
        verification,
        verification.isSound()
            ? new Reruns(ledger.books()).differences(verification.fund())
            : List.of());
  }

  /** Checks an export of JSON lines, without any books. */
  public static Output export(Reader export, Optional<Checkpoint> known) {
    return new Output(ExportVerifier.verify(export, known), List.of());
  }
}
