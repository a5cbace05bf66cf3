package org.commonpurse.allocation.ownledger;

import java.util.List;
import java.util.Objects;
import org.commonpurse.ledger.journal.RecordedEntry;

/**
 * An entry of the fund from a partner's side.
 *
 * @param recorded  the entry as the journal keeps it
 * @param lines  one or more, which add up to zero
 */
public record MirroredEntry(RecordedEntry recorded, List<MirroredLine> lines) {

  public MirroredEntry {
    Objects.requireNonNull(recorded, "recorded");
    lines = List.copyOf(lines);
    long sum = lines.stream().mapToLong(MirroredLine::pence).reduce(0, Math::addExact);
    if (sum != 0) {
      throw new IllegalArgumentException(
          "Entry " + recorded.sequence() + " mirrored comes to " + sum + " pence");
    }
  }
}
