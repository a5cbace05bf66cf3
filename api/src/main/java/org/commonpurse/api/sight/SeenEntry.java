package org.commonpurse.api.sight;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * An entry as somebody sees it: the lines that are shown, and of the others what they come to. Both
 * together add up to nothing, as the entry does, and its seal is of the whole of it.
 *
 * @param recorded  the entry as the journal keeps it
 * @param postings  the lines that are shown
 * @param withheldPence  what the others come to, by kind of account: debits positive; empty where all
 *     are shown
 */
public record SeenEntry(
    RecordedEntry recorded, List<Posting> postings, SortedMap<AccountKind, Long> withheldPence) {

  public SeenEntry {
    Objects.requireNonNull(recorded, "recorded");
    postings = List.copyOf(postings);
    withheldPence = Collections.unmodifiableSortedMap(new TreeMap<>(withheldPence));
  }

  /** An entry as whoever sees everything sees it. */
  public static SeenEntry whole(RecordedEntry recorded) {
    return new SeenEntry(recorded, recorded.entry().postings(), new TreeMap<>());
  }

  /** An entry as it is seen; nothing where none of its lines is shown by itself. */
  public static Optional<SeenEntry> of(RecordedEntry recorded, Sight sight) {
    var lines = recorded.entry().postings();
    if (lines.stream().noneMatch(line -> sight.seesEach(line.account()))) {
      return Optional.empty();
    }
    var withheld = new TreeMap<AccountKind, Long>();
    lines.stream()
        .filter(line -> !sight.sees(line.account()))
        .forEach(line -> withheld.merge(line.account().kind(), line.pence(), Math::addExact));
    var shown = lines.stream().filter(line -> sight.sees(line.account())).toList();
    return Optional.of(new SeenEntry(recorded, shown, withheld));
  }

  /** Whether every line is shown, and so what the entry says of itself. */
  public boolean isWhole() {
    return withheldPence.isEmpty();
  }

  /** What it says of itself, such as its narrative, where that may not be of lines that are not shown. */
  public String said(String text) {
    return isWhole() ? text : Sight.WITHHELD;
  }

  /**
   * Whether what is shown of an entry that a query finds is what the query asks for: nobody learns what is
   * withheld by asking for it.
   */
  public boolean isFoundBy(EntryQuery query) {
    var filter = query.filter();
    boolean asksForWords =
        filter.text().isPresent() || filter.reference().isPresent() || filter.key().isPresent();
    return isWhole()
        || (!asksForWords
            && postings.stream().anyMatch(line -> filter.amount().holds(line.pence()))
            && postings.stream()
                .anyMatch(
                    line -> query.accounts().matches(recorded.entry().book(), line.account())));
  }
}
