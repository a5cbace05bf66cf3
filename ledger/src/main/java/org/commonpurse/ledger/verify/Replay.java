package org.commonpurse.ledger.verify;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.ChainEvent;
import org.commonpurse.ledger.seal.EventKind;
import org.commonpurse.ledger.seal.Seals;

/** Follows a chain link by link and notes what is not as it should be. */
public final class Replay {

  /** No more findings than this are noted. */
  private static final int FINDINGS_MAX = 100;

  private final Optional<Checkpoint> checkpoint;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Long> reversals = new HashSet<>();
  private final Map<Long, List<RecordedEntry>> reversalsOf = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> keysOfActs = new HashSet<>();
  private final Redactions redactions = new Redactions(this);
  private final boolean keysAreChecked;
  private final boolean sealsAreChecked;
  private String seal = Seals.START;
  private Instant recordedAt = Instant.MIN;
  private long entries;
  private long events;
  private long postings;
  private boolean reached;

  /**
   * Begins before the first entry.
   *
   * @param keysAreChecked  whether to check that no key occurs twice, where no store does
   * @param sealsAreChecked  whether to check the seals here; else the caller does
   */
  public Replay(Optional<Checkpoint> checkpoint, boolean keysAreChecked, boolean sealsAreChecked) {
    this.checkpoint = checkpoint;
    this.keysAreChecked = keysAreChecked;
    this.sealsAreChecked = sealsAreChecked;
    checkPoint();
  }

  /** Notes that the seal of an entry does not fit. */
  public void noteSeal(long sequence) {
    note("seal", sequence, "Its seal does not fit what it says and the seal before it.");
  }

  /** Takes the next entry. */
  public void next(RecordedEntry recorded) {
    long sequence = recorded.sequence();
    if (sequence != entries + 1) {
      note("sequence", sequence, "Entry " + (entries + 1) + " is missing before it.");
    }
    if (sealsAreChecked && !Seals.expected(seal, recorded).equals(recorded.seal())) {
      noteSeal(sequence);
    }
    if (recorded.recordedAt().isBefore(recordedAt)) {
      note("recorded-at", sequence, "It is recorded before the entry before it.");
    }
    String key = recorded.key().value();
    if (keysOfActs.contains(key) || (keysAreChecked && !keys.add(key))) {
      note("key", sequence, "Its key was used before.");
    }
    recorded.reverses().ifPresent(reversed -> noteReversal(recorded, reversed));
    redactions.take(recorded);
    // Each entry is held against the seal that stands there, so that one finding stays one.
    seal = recorded.seal();
    recordedAt = recorded.recordedAt();
    entries = sequence;
    postings += recorded.entry().postings().size();
    checkPoint();
  }

  /** Takes the next event. */
  public void next(ChainEvent event) {
    if (event.number() != events + 1) {
      noteEvent("event", event, "Event " + (events + 1) + " is missing before it.");
    }
    if (event.afterEntry() != entries) {
      noteEvent(
          "event", event, "It names entry " + event.afterEntry() + " and follows " + entries + ".");
    }
    if (sealsAreChecked && !Seals.expected(seal, event).equals(event.seal())) {
      noteSeal(event);
    }
    if (event.chainedAt().isBefore(recordedAt)) {
      noteEvent("recorded-at", event, "It is recorded before the link before it.");
    }
    if (event.kind() == EventKind.ACT
        && (keys.contains(event.subject()) || !keysOfActs.add(event.subject()))) {
      noteEvent("key", event, "Its key was used before.");
    }
    redactions.take(event);
    seal = event.seal();
    recordedAt = event.chainedAt();
    events = event.number();
    checkPoint();
  }

  /** Notes that the seal of an event does not fit. */
  public void noteSeal(ChainEvent event) {
    noteEvent("seal", event, "Its seal does not fit what it says and the seal before it.");
  }

  private void noteEvent(String what, ChainEvent event, String message) {
    note(
        what,
        "Event %d (%s %s): %s"
            .formatted(event.number(), event.kind().word(), event.subject(), message));
  }

  /** Holds the link just taken against the checkpoint, if it is the one that was written down. */
  private void checkPoint() {
    if (checkpoint.isEmpty() || reached) {
      return;
    }
    Checkpoint point = checkpoint.get();
    if (point.sequence() == entries && point.events().map(each -> each == events).orElse(true)) {
      reached = true;
      if (!point.seal().equals(seal)) {
        note("checkpoint", entries, "The seal there is not the one written down.");
      }
    }
  }

  private void noteReversal(RecordedEntry recorded, long reversed) {
    reversals.add(recorded.sequence());
    if (reversed >= recorded.sequence() || reversals.contains(reversed)) {
      note("reversal", recorded.sequence(), "It takes back what cannot be taken back.");
    }
    reversalsOf.computeIfAbsent(reversed, key -> new ArrayList<>()).add(recorded);
  }

  /** The sequences of entries that were taken back. */
  public Set<Long> reversed() {
    return reversalsOf.keySet();
  }

  /** Checks that no more was taken back than the entry posted. */
  public void checkReversals(RecordedEntry original) {
    var left = new HashMap<Account, long[]>();
    for (Posting posting : original.entry().postings()) {
      left.computeIfAbsent(posting.account(), key -> new long[2])[posting.pence() > 0 ? 0 : 1] +=
          posting.pence();
    }
    for (RecordedEntry reversal : reversalsOf.getOrDefault(original.sequence(), List.of())) {
      for (Posting posting : reversal.entry().postings()) {
        int side = posting.pence() < 0 ? 0 : 1;
        long[] sides = left.computeIfAbsent(posting.account(), key -> new long[2]);
        sides[side] += posting.pence();
        if (sides[side] != 0 && Long.signum(sides[side]) == Long.signum(posting.pence())) {
          note("reversal", reversal.sequence(), "It takes back more than was posted.");
        }
      }
    }
  }

  /** Notes that something is not as it should be with an entry. */
  public void note(String what, long sequence, String message) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(new Finding(what, Optional.of(sequence), "Entry " + sequence + ": " + message));
    }
  }

  /** Notes that something is not as it should be. */
  public void note(String what, String message) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(new Finding(what, Optional.empty(), message));
    }
  }

  /** Checks that the checkpoint was reached, and gives the findings. */
  public List<Finding> finish() {
    redactions.finish();
    if (checkpoint.isPresent() && !reached) {
      note(
          "checkpoint",
          "The chain ends at entry "
              + entries
              + " and event "
              + events
              + " and was never where it was written down to be: at "
              + checkpoint.get()
              + ".");
    }
    var inOrder = new ArrayList<>(findings);
    inOrder.sort(comparing(finding -> finding.sequence().orElse(Long.MAX_VALUE)));
    return List.copyOf(inOrder);
  }

  /** Where it stands. */
  public Checkpoint end(FundCode fund) {
    return new Checkpoint(fund, entries, Optional.of(events), seal);
  }

  /** How many entries were taken. */
  public long entries() {
    return entries;
  }

  /** How many events were taken. */
  public long events() {
    return events;
  }

  /** How many postings the entries had. */
  public long postings() {
    return postings;
  }

  /** When the last one was recorded; {@link Instant#MIN} if there was none. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** The seal of the last one. */
  public String seal() {
    return seal;
  }
}
