package org.commonpurse.ledger.verify;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CHECKPOINT_MALFORMED;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.ledger.id.FundCode;

/**
 * Where a fund's chain stood. Whoever keeps one can tell later whether anything before it was changed.
 *
 * @param fund  the fund
 * @param sequence  of the last entry; 0 before the first
 * @param events  how many events stood in the chain; empty in checkpoints of the first form, which
 *     are of entries alone
 * @param seal  of the last link, as 64 hexadecimal digits
 */
public record Checkpoint(FundCode fund, long sequence, Optional<Long> events, String seal) {

  private static final Pattern FIRST_FORM =
      Pattern.compile("commonpurse checkpoint 1 (\\S+) (\\d{1,18}) ([0-9a-f]{64})");

  private static final Pattern FORM =
      Pattern.compile("commonpurse checkpoint 2 (\\S+) (\\d{1,18}) (\\d{1,18}) ([0-9a-f]{64})");

  public Checkpoint {
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(events, "events");
    if (sequence < 0 || events.orElse(0L) < 0 || !seal.matches("[0-9a-f]{64}")) {
      throw malformed(sequence + " " + seal);
    }
  }

  /**
   * Reads the line that {@link #toString} gives, of either form.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CHECKPOINT_MALFORMED}
   */
  public static Checkpoint parse(String line) {
    var first = FIRST_FORM.matcher(line.strip());
    if (first.matches()) {
      return new Checkpoint(
          FundCode.of(first.group(1)),
          Long.parseLong(first.group(2)),
          Optional.empty(),
          first.group(3));
    }
    var matcher = FORM.matcher(line.strip());
    if (!matcher.matches()) {
      throw malformed(line);
    }
    return new Checkpoint(
        FundCode.of(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Optional.of(Long.parseLong(matcher.group(3))),
        matcher.group(4));
  }

  static RuntimeException malformed(String text) {
    return LEDGER_CHECKPOINT_MALFORMED
        .because(
            "\"" + text + "\" is not a checkpoint. Give the line as it was written out.",
            "checkpoint",
            text)
        .toException();
  }

  /** The checkpoint as one line of text. */
  @Override
  public String toString() {
    return events
        .map(
            count -> "commonpurse checkpoint 2 " + fund + " " + sequence + " " + count + " " + seal)
        .orElseGet(() -> "commonpurse checkpoint 1 " + fund + " " + sequence + " " + seal);
  }
}
