package org.commonpurse.allocation.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.Due.Dispute;
import org.commonpurse.allocation.settlement.Due.Origin;
import org.commonpurse.ledger.allocation.AllocationDocument;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.due.DuePosition;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.RecordedEntry;

/** What the records of allocations say of the entries that they posted, and partners of their dues. */
final class ChargeRecords {

  /**
   * A dispute as a revision or a position has it, or that there is none any more.
   *
   * @param afterEntry  the sequence of the last entry before it
   */
  private record Said(long afterEntry, Optional<Dispute> dispute) {}

  private record Line(String series, ClauseCode clause, PartnerCode partner) {}

  private record OfEntry(long entry, PartnerCode partner) {}

  private final Map<String, Optional<LocalDate>> payOn = new HashMap<>();
  private final Map<Line, List<Said>> said = new HashMap<>();
  private final Map<OfEntry, List<Said>> saidOfEntries = new HashMap<>();

  ChargeRecords(Snapshot books, FundCode fund) {
    for (var document : books.allocations().list(fund)) {
      if (books.view().knows(document.recordedAt())) {
        AllocationKey.parse(document.draft().key().value()).ifPresent(key -> add(key, document));
      }
    }
    books.dues().list(fund).forEach(this::add);
  }

  private void add(DuePosition position) {
    var history =
        saidOfEntries.computeIfAbsent(
            new OfEntry(position.entry(), position.partner()), each -> new ArrayList<>());
    var now =
        Optional.of(new Dispute(position.by(), position.recordedAt(), DuePositions.note(position)))
            .filter(each -> DuePositions.standing(position) == Standing.DISPUTED);
    history.add(new Said(position.afterEntry(), going(history, now)));
  }

  private void add(AllocationKey key, AllocationDocument document) {
    var record = RecordJson.result(document);
    payOn.put(
        key.entryKey(),
        Optional.ofNullable(record.get("payOn")).map(day -> Days.parse(day.asText())));
    long afterEntry = record.path("basis").path("sequence").asLong();
    var now = new HashMap<Line, Dispute>();
    for (var position : record.path("positions")) {
      if (position.path("standing").asText().equals(Standing.DISPUTED.name())) {
        now.put(
            new Line(
                key.series(),
                ClauseCode.of(position.path("clause").asText()),
                PartnerCode.of(position.path("partner").asText())),
            new Dispute(
                document.draft().by(), document.recordedAt(), position.path("note").asText()));
      }
    }
    now.keySet().forEach(line -> said.computeIfAbsent(line, each -> new ArrayList<>()));
    said.forEach(
        (line, history) -> {
          if (line.series().equals(key.series())) {
            history.add(new Said(afterEntry, going(history, Optional.ofNullable(now.get(line)))));
          }
        });
  }

  /** A dispute that goes on in the same words is the one that was first recorded. */
  private static Optional<Dispute> going(List<Said> history, Optional<Dispute> now) {
    var last =
        history.isEmpty() ? Optional.<Dispute>empty() : history.get(history.size() - 1).dispute();
    return last.filter(
            before -> now.map(each -> each.reason().equals(before.reason())).orElse(false))
        .or(() -> now);
  }

  /** Whether nobody ever disputed a due. */
  boolean saysNothing() {
    return said.isEmpty() && saidOfEntries.isEmpty();
  }

  /** What an entry comes from, where an allocation posted it for a clause. */
  Optional<Origin> origin(EntryKey entry) {
    int cut = entry.value().lastIndexOf('/');
    return cut > 0 && payOn.containsKey(entry.value().substring(0, cut))
        ? Optional.of(
            new Origin(
                entry.value().substring(0, cut), ClauseCode.of(entry.value().substring(cut + 1))))
        : Optional.empty();
  }

  /** The day by which what an entry raises is to be paid. */
  LocalDate dueOn(RecordedEntry recorded, Optional<Origin> origin) {
    return origin
        .flatMap(charge -> payOn.get(charge.allocation()))
        .orElse(recorded.entry().effectiveOn());
  }

  /** Why a due is held back now. */
  Optional<Dispute> dispute(long due, Optional<Origin> origin, PartnerCode partner) {
    return dispute(due, origin, partner, Long.MAX_VALUE);
  }

  /**
   * Why a due was held back when an entry was recorded.
   *
   * @param due  the sequence of the entry that raised it
   * @param entry  the sequence of the entry
   */
  Optional<Dispute> dispute(long due, Optional<Origin> origin, PartnerCode partner, long entry) {
    return origin
        .map(charge -> said.getOrDefault(line(charge, partner), List.of()))
        .orElseGet(() -> saidOfEntries.getOrDefault(new OfEntry(due, partner), List.of()))
        .stream()
        .filter(each -> each.afterEntry() < entry)
        .reduce((earlier, later) -> later)
        .flatMap(Said::dispute);
  }

  private static Line line(Origin charge, PartnerCode partner) {
    var key = AllocationKey.parse(charge.allocation()).orElseThrow();
    return new Line(key.series(), charge.clause(), partner);
  }
}
