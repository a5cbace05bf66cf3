package org.commonpurse.api.representation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.money.CurrencyUnit;
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
 * @param entries  the entries that count in one view only
 * @param nextAfter  what to give as {@code after} to be told the entries that follow; absent when
 *     these are the last
 */
public record ChangesAnswer(
    String fund,
    String book,
    ViewAnswer before,
    ViewAnswer after,
    String currency,
    List<String> by,
    List<Map<String, String>> rows,
    List<ChangedEntryAnswer> entries,
    Optional<Long> nextAfter) {

  /** From where the books are looked at; what is absent is not limited. */
  public record ViewAnswer(Optional<String> asAt, Optional<String> asKnown) {

    static ViewAnswer of(View view) {
      return new ViewAnswer(
          view.asAt().map(Object::toString), view.asKnown().map(Object::toString));
    }
  }

  /**
   * An entry that counts in one view only.
   *
   * @param added  true if it counts only in the later view, false if only in the first
   */
  public record ChangedEntryAnswer(boolean added, EntryAnswer entry) {}

  /** What was found. */
  public static ChangesAnswer of(ChangesQuery query, Changes changes, CurrencyUnit currency) {
    var by = query.balances().by().stream().map(Json::word).toList();
    return new ChangesAnswer(
        query.balances().fund().value(),
        Json.word(query.balances().book()),
        ViewAnswer.of(query.before()),
        ViewAnswer.of(query.after()),
        currency.getCurrencyCode(),
        by,
        changes.rows().stream().map(row -> row(by, row)).toList(),
        changes.entries().stream()
            .map(
                entry ->
                    new ChangedEntryAnswer(
                        entry.added(), EntryAnswer.of(entry.recorded(), currency)))
            .toList(),
        changes.nextAfter());
  }

  private static Map<String, String> row(List<String> by, Changes.Row row) {
    var cells = new LinkedHashMap<String, String>();
    for (int i = 0; i < by.size(); i++) {
      cells.put(by.get(i), row.key().get(i));
    }
    cells.put("before", Amounts.plain(row.beforePence()));
    cells.put("after", Amounts.plain(row.afterPence()));
    cells.put("change", Amounts.plain(row.changePence()));
    return cells;
  }
}
