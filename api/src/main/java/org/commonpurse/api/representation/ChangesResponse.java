package org.commonpurse.api.representation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.balance.Changes;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.money.Amounts;

/**
 * What changed between two views of the books.
 *
 * @param before  the first view
 * @param after  the other view
 * @param by  what rows are told apart by, in this order
 * @param rows  one object a row: a property for each of {@code by}, the amounts {@code before} and
 *     {@code after}, and the {@code change} from one to the other
 * @param items  the entries that count in one view only
 * @param next  the link to the entries that follow, relative to where these were asked for; absent when
 *     these are the last
 */
public record ChangesResponse(
    String fund,
    String book,
    ViewResponse before,
    ViewResponse after,
    String currency,
    List<String> by,
    List<Map<String, String>> rows,
    List<ChangedEntryResponse> items,
    Optional<String> next) {

  /** From where the books are looked at; what is absent is not limited. */
  public record ViewResponse(Optional<String> asAt, Optional<String> asKnown) {

    static ViewResponse of(View view) {
      return new ViewResponse(
          view.asAt().map(Object::toString), view.asKnown().map(Object::toString));
    }
  }

  /**
   * An entry that counts in one view only.
   *
   * @param added  true if it counts only in the later view, false if only in the first
   */
  public record ChangedEntryResponse(boolean added, EntryResponse entry) {}

  /**
   * What was found.
   *
   * @param asked  what the query was made of
   */
  public static ChangesResponse of(ChangesBetween.Output found, RequestParameters asked) {
    var balances = found.query().balances();
    return new ChangesResponse(
        balances.fund().value(),
        WireName.of(balances.book()),
        ViewResponse.of(found.query().before()),
        ViewResponse.of(found.query().after()),
        found.currency().getCurrencyCode(),
        balances.by().stream().map(WireName::of).toList(),
        found.rows().stream().map(ChangesResponse::row).toList(),
        found.entries().stream()
            .map(
                entry ->
                    new ChangedEntryResponse(
                        entry.added(), EntryResponse.of(entry.entry(), found.currency())))
            .toList(),
        found.nextAfter().map(next -> asked.link("after", next)));
  }

  private static Map<String, String> row(Changes.Row row) {
    var cells = Cells.of(row.key());
    cells.put("before", Amounts.plain(row.beforePence()));
    cells.put("after", Amounts.plain(row.afterPence()));
    cells.put("change", Amounts.plain(row.changePence()));
    return cells;
  }
}
