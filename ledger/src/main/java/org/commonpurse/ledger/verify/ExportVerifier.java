package org.commonpurse.ledger.verify;

import static org.commonpurse.ledger.problem.FileProblem.LEDGER_EXPORT_EMPTY;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.transfer.ChainEnd;
import org.commonpurse.ledger.transfer.JsonLines;
import org.jspecify.annotations.Nullable;

/** Checks an export without the store it came from. */
public final class ExportVerifier {

  private ExportVerifier() {}

  /**
   * Replays an export of JSON lines from its first entry to its end, which says how many links there
   * are. One without an end was cut off, or an earlier version wrote it; a checkpoint that it reaches
   * stands in for the end.
   *
   * @param export  the whole export of one fund
   * @param checkpoint  what somebody wrote down; the export must reach it and agree with it
   * @throws ProblemException {@code LEDGER_EXPORT_EMPTY}, or what is wrong with a line
   */
  public static FundVerification verify(Reader export, Optional<Checkpoint> checkpoint) {
    var replay = new Replay(checkpoint, true, true);
    var persons = new SecondPersons();
    FundCode fund = null;
    ChainEnd end = null;
    try (BufferedReader lines = new BufferedReader(export)) {
      long line = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (text.isBlank()) {
          continue;
        }
        try {
          FundCode own;
          if (end != null) {
            replay.note("end", "Line " + line + " follows after the end of the export.");
          }
          if (JsonLines.isEnd(text)) {
            end = JsonLines.readEnd(text);
            own = end.fund();
          } else if (JsonLines.isEvent(text)) {
            var event = JsonLines.readEvent(text);
            own = event.fund();
            replay.next(event);
            persons.take(event);
          } else {
            var recorded = JsonLines.read(text);
            own = recorded.entry().fund();
            replay.next(recorded);
            persons.take(recorded);
          }
          if (fund != null && !own.equals(fund)) {
            replay.note("fund", "Line " + line + " belongs to another fund, " + own + ".");
          }
          fund = own;
        } catch (ProblemException e) {
          replay.note(
              "line",
              replay.entries() + 1,
              "Line " + line + " is no link of a chain: " + e.getMessage());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (fund == null) {
      throw LEDGER_EXPORT_EMPTY.because("The export has no line.").toException();
    }
    checkEnd(replay, end, checkpoint);
    persons.finish(replay);
    FundCode found = fund;
    checkpoint
        .filter(point -> !point.fund().equals(found))
        .ifPresent(
            point ->
                replay.note(
                    "checkpoint",
                    "It is of fund " + point.fund() + ", the export of " + found + "."));
    List<Finding> findings = replay.finish();
    return new FundVerification(replay.end(fund), replay.postings(), 0, findings);
  }

  private static void checkEnd(
      Replay replay, @Nullable ChainEnd end, Optional<Checkpoint> checkpoint) {
    if (end == null && checkpoint.isEmpty()) {
      replay.note(
          "end",
          "The export does not end with its count and seal: it was cut off, or written by an earlier"
              + " version. Give a checkpoint, or export again.");
    }
    if (end != null
        && (end.entries() != replay.entries()
            || end.events() != replay.events()
            || !end.seal().equals(replay.seal()))) {
      replay.note(
          "end",
          "The export ends after "
              + replay.entries()
              + " entries and "
              + replay.events()
              + " events, but says that it has "
              + end.entries()
              + " and "
              + end.events()
              + ", or another seal.");
    }
  }
}
