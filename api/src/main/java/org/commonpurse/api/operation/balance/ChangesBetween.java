package org.commonpurse.api.operation.balance;

import java.util.List;
import java.util.Optional;
import javax.money.CurrencyUnit;
import org.commonpurse.api.operation.query.ChangesQuery;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.api.sight.PartSight;
import org.commonpurse.api.sight.SeenBalances;
import org.commonpurse.api.sight.SeenEntry;
import org.commonpurse.api.sight.Sight;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.journal.EntryQuery;

/** What changed between two views of the books of a fund, and the entries that explain it. */
@OperationSpec(
    name = "changes",
    summary = "what changed between two views, and the entries that explain it",
    routes = "GET /api/v1/funds/{fund}/changes",
    command = "changes",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = {
      ParameterGroup.BOOK,
      ParameterGroup.ACCOUNTS,
      ParameterGroup.FROM,
      ParameterGroup.AS_AT,
      ParameterGroup.AS_KNOWN,
      ParameterGroup.VIEW_BEFORE,
      ParameterGroup.BY,
      ParameterGroup.PARTNERS,
      ParameterGroup.PAGE
    },
    problems = {"QUERY_VIEWS_SAME", "LEDGER_DIMENSION_NOT_OF_KIND"})
public final class ChangesBetween {

  private final Ledger ledger;

  /** Changes of these books. */
  public ChangesBetween(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What changed, with what was asked.
   *
   * @param currency  of every amount
   * @param rows  every balance that either view has
   * @param entries  the entries that count in one view only, in order of sequence
   * @param nextAfter  the sequence after which to ask for more entries; empty when these are the last
   */
  public record Output(
      ChangesQuery query,
      CurrencyUnit currency,
      List<Changes.Row> rows,
      List<Entry> entries,
      Optional<Long> nextAfter) {}

  /**
   * An entry that counts in one view only, as it is seen.
   *
   * @param added  true if it counts only in the later view, false if only in the first
   */
  public record Entry(boolean added, SeenEntry entry) {}

  /** Finds them. */
  public Output run(ChangesQuery query) {
    return run(query, Sight.WHOLE);
  }

  /** Finds what is shown of them. */
  public Output run(ChangesQuery query, Sight sight) {
    var balances = query.balances();
    var seen =
        sight instanceof PartSight part
            ? Optional.of(new SeenBalances(balances, part))
            : Optional.<SeenBalances>empty();
    var currency = ledger.funds().get(balances.fund()).currency();
    var changes =
        ledger
            .balances()
            .changes(
                seen.map(SeenBalances::byAccount).orElse(balances),
                query.before(),
                query.after(),
                query.paging().afterSequence(),
                query.paging().limit());
    var found = EntryQuery.of(balances.fund()).accounts(balances.accounts());
    return new Output(
        query,
        currency,
        seen.map(each -> each.changes(changes.rows())).orElse(changes.rows()),
        changes.entries().stream()
            .flatMap(
                each ->
                    SeenEntry.of(each.recorded(), sight).stream()
                        .filter(entry -> sight == Sight.WHOLE || entry.isFoundBy(found))
                        .map(entry -> new Entry(each.added(), entry)))
            .toList(),
        changes.nextAfter());
  }
}
