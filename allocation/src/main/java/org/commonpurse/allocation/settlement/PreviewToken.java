package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_PREVIEW_OUTDATED;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_TOKEN_MALFORMED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.StateDocument;
import org.commonpurse.allocation.outturn.OutturnDocument;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * What a preview rested on, in short. Whoever applies with it posts exactly what was previewed, or is
 * told what has changed.
 *
 * @param agreements  the start of the hash of the agreements' texts, 16 hexadecimal digits
 * @param figures  the same of the figures they were applied to
 * @param state  the same of the state they began from, and of the revision and decisions there were
 */
public record PreviewToken(String agreements, String figures, String state) {

  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{16})\\.([0-9a-f]{16})\\.([0-9a-f]{16})");

  static PreviewToken of(String agreements, String figures, String state) {
    return new PreviewToken(start(agreements), start(figures), start(state));
  }

  private static String start(String text) {
    return Sha256.hex(text).substring(0, 16);
  }

  static void addFigures(StringBuilder figures, Allocation allocation) {
    figures.append(allocation.agreement().label()).append('\n');
    figures.append(OutturnDocument.of(allocation.outturn())).append('\n');
  }

  static void addState(StringBuilder text, State before, Optional<RecordedAllocation> latest) {
    text.append(StateDocument.of(before)).append('\n');
    latest.ifPresent(
        recorded ->
            text.append(recorded.key())
                .append('\n')
                .append(AllocationRecord.decisions(recorded.decisions())));
    text.append('\n');
  }

  /**
   * Reads a token as {@link #toString} writes it.
   *
   * @throws ProblemException {@code ALLOCATION_TOKEN_MALFORMED}
   */
  public static PreviewToken parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw ALLOCATION_TOKEN_MALFORMED
          .because(
              "\"" + text + "\" is no token of a preview. Give it as the preview answered it.",
              "token",
              text)
          .toException();
    }
    return new PreviewToken(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /**
   * Requires that nothing changed since a preview.
   *
   * @throws ProblemException {@code ALLOCATION_PREVIEW_OUTDATED}, which says what did
   */
  void requireSameAs(PreviewToken previewed) {
    List<String> changed = new ArrayList<>();
    if (!agreements.equals(previewed.agreements)) {
      changed.add("the agreements in force");
    }
    if (!figures.equals(previewed.figures)) {
      changed.add("the figures they are applied to");
    }
    if (!state.equals(previewed.state)) {
      changed.add("what was applied or decided before");
    }
    if (!changed.isEmpty()) {
      var what = String.join(" and ", changed);
      throw ALLOCATION_PREVIEW_OUTDATED
          .because(
              "Since the preview, "
                  + what
                  + " changed. Look at a new preview, and apply with its token; nothing was"
                  + " recorded.",
              "changed",
              what,
              "token",
              this)
          .toException();
    }
  }

  @Override
  public String toString() {
    return agreements + "." + figures + "." + state;
  }
}
