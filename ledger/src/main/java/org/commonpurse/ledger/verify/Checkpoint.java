package org.commonpurse.ledger.verify;

import static org.commonpurse.ledger.problem.LedgerProblem.LEDGER_CHECKPOINT_MALFORMED;

import java.util.Objects;
import java.util.regex.Pattern;
import org.commonpurse.ledger.fund.Code;

/**
 * Where a journal stood. Whoever keeps one can tell later whether anything before it was changed.
 *
 * @param fund  the fund
 * @param sequence  of the last entry; 0 before the first
 * @param seal  of the last entry, as 64 hexadecimal digits
 */
public record Checkpoint(Code fund, long sequence, String seal) {

  private static final Pattern FORM =
      Pattern.compile("commonpurse checkpoint 1 (\\S+) (\\d{1,18}) ([0-9a-f]{64})");

  public Checkpoint {
    Objects.requireNonNull(fund, "fund");
    if (sequence < 0 || !seal.matches("[0-9a-f]{64}")) {
      throw malformed(sequence + " " + seal);
    }
  }

  /**
   * Reads the line that {@link #toString} gives.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_CHECKPOINT_MALFORMED}
   */
  public static Checkpoint parse(String line) {
    var matcher = FORM.matcher(line.strip());
    if (!matcher.matches()) {
      throw malformed(line);
    }
    return new Checkpoint(
        Code.of(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
  }

  private static RuntimeException malformed(String text) {
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
    return "commonpurse checkpoint 1 " + fund + " " + sequence + " " + seal;
  }
}
