package org.commonpurse.api.operation.journal;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_ENTRY_UNKNOWN;

import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.EntryQuery;

/** One entry of a fund's journal. */
@OperationSpec(
    name = "entry",
    summary = "one entry",
    routes = "GET /api/v1/funds/{fund}/entries/{sequence}",
    onlyOneDoor = "\"entries --after N --limit 1\" prints it",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    problems = "SERVICE_ENTRY_UNKNOWN")
public final class FindEntry {

  private final Ledger ledger;

  /** Finds an entry in these books. */
  public FindEntry(Ledger ledger) {
    this.ledger = ledger;
  }

  /** An entry, whose amounts are in the currency. */
  public record Output(SeenEntry entry, CurrencyUnit currency) {}

  /**
   * Finds it.
   *
   * @param sequence  its place in the fund's journal, counted from 1
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_ENTRY_UNKNOWN} if there is
   *     none; {@code SERVICE_NOT_SHOWN} if none of its lines is shown
   */
  public Output run(FundCode fund, long sequence, Sight sight) {
    var currency = ledger.funds().get(fund).currency();
    var query = EntryQuery.of(fund).after(Math.max(0, sequence - 1)).limit(1);
    return ledger.journal().entries(query).entries().stream()
        .filter(entry -> entry.sequence() == sequence)
        .findFirst()
        .map(
            entry ->
                SeenEntry.of(entry, sight)
                    .map(seen -> new Output(seen, currency))
                    .orElseThrow(() -> sight.refusal("No line of this entry is yours.")))
        .orElseThrow(
            () ->
                SERVICE_ENTRY_UNKNOWN
                    .because(
                        "Fund " + fund + " has no entry " + sequence + ".",
                        "fund",
                        fund,
                        "sequence",
                        sequence)
                    .toException());
  }
}
