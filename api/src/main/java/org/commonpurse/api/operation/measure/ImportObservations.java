package org.commonpurse.api.operation.measure;

import java.nio.charset.StandardCharsets;
import org.commonpurse.allocation.measure.Measures;
import org.commonpurse.allocation.measure.ObservationFile;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.id.FundCode;

/**
 * Records a file of observed values: the whole file, or nothing of it. What is so recorded already is
 * not recorded again, so a file can hold all quarters and be sent again.
 */
@OperationSpec(
    name = "measures-import",
    summary = "records a CSV file of observed values: what is new in it, all or nothing",
    routes = "POST /api/v1/funds/{fund}/measures/observations/import",
    command = "measure import",
    permission = Permission.OBSERVE_MEASURES,
    idempotency = Idempotency.BY_CONTENT,
    file = "text/csv",
    problems = {
      "LEDGER_QUARTER_MALFORMED",
      "LEDGER_YEAR_MALFORMED",
      "MEASURE_OBSERVED_TWICE",
      "MEASURE_PROVENANCE_MISSING",
      "MEASURE_TEXT_REFUSED",
      "MEASURE_UNITS_OUT_OF_RANGE",
      "IMPACT_EFFECT_UNKNOWN",
      "OBSERVATION_COLUMN_MISSING",
      "OBSERVATION_MODEL_MISSING",
      "OBSERVATION_NOT_PLANNED",
      "OBSERVATION_COHORT_DIFFERS",
      "OBSERVATION_QUARTER_OPEN",
      "OBSERVATION_UNITS_UNREADABLE"
    })
public final class ImportObservations {

  private final Ledger ledger;

  /** Records in these books. */
  public ImportObservations(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What came of the file.
   *
   * @param rows  how many values it has
   * @param recorded  how many were recorded now
   * @param known  how many changed nothing, since they were so recorded before
   */
  public record Output(int rows, int recorded, int known) {}

  /**
   * Records what a file says.
   *
   * @param source  what to call the file in messages
   * @param file  a table as {@link ObservationFile} reads it
   */
  public Output run(FundCode fund, String source, byte[] file, Caller caller) {
    return ledger
        .books()
        .write(
            fund,
            caller.asks("measures-import", new String(file, StandardCharsets.ISO_8859_1)),
            new RepeatableAct<>(
                books -> record(books, fund, source, file, caller),
                output -> "%d %d %d".formatted(output.rows(), output.recorded(), output.known()),
                (books, before) -> told(before.result())));
  }

  private static Output record(
      Writing books, FundCode fund, String source, byte[] file, Caller caller) {
    var recorded =
        Measures.observe(fund, rules -> ObservationFile.read(rules, source, file), caller.actor())
            .carryOut(books);
    return new Output(recorded.values().size(), recorded.recorded(), recorded.known());
  }

  private static Output told(String kept) {
    var parts = kept.split(" ");
    return new Output(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
