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
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Posting;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.seal.Seals;

/** Follows a journal entry by entry and notes what is not as it should be. */
public final class Replay {

  /** No more findings than this are noted. */
  private static final int FINDINGS_MAX = 100;

  private final Optional<Checkpoint> checkpoint;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<Long> reversals = new HashSet<>();
  private final Map<Long, List<RecordedEntry>> reversalsOf = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final boolean keysAreChecked;
  private final boolean sealsAreChecked;
  private String seal = Seals.START;
  private Instant recordedAt = Instant.MIN;
  private long entries;
  private long postings;

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
    if (keysAreChecked && !keys.add(recorded.key().value())) {
      note("key", sequence, "Its key was used before.");
    }
    checkpoint
        .filter(point -> point.sequence() == sequence && !point.seal().equals(recorded.seal()))
        .ifPresent(point -> note("checkpoint", sequence, "Its seal is not the one written down."));
    recorded.reverses().ifPresent(reversed -> noteReversal(recorded, reversed));
    // Each entry is held against the seal that stands there, so that one finding stays one.
    seal = recorded.seal();
    recordedAt = recorded.recordedAt();
    entries = sequence;
    postings += recorded.entry().postings().size();
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
    checkpoint
        .filter(point -> point.sequence() > entries)
        .ifPresent(
            point ->
                note(
                    "checkpoint",
                    "The journal ends at "
                        + entries
                        + ", before the entry "
                        + point.sequence()
                        + " that was written down."));
    var inOrder = new ArrayList<>(findings);
    inOrder.sort(comparing(finding -> finding.sequence().orElse(Long.MAX_VALUE)));
    return List.copyOf(inOrder);
  }

  /** How many entries were taken. */
  public long entries() {
    return entries;
  }

  /** How many postings they had. */
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
