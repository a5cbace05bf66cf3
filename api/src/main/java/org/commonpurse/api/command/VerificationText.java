package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.commonpurse.api.operation.proof.VerifyBooks;

/** What was checked of funds, as lines of text. */
final class VerificationText {

  private VerificationText() {}

  /** Prints what was checked, and what was found. */
  static void print(List<VerifyBooks.Output> results, PrintWriter out) {
    results.forEach(each -> print(each, out));
  }

  /** Whether everything is as it should be, as an exit code. */
  static ExitCode code(List<VerifyBooks.Output> results) {
    return results.stream().allMatch(each -> each.verification().isSound())
        ? ExitCode.DONE
        : ExitCode.BROKEN;
  }

  private static void print(VerifyBooks.Output output, PrintWriter out) {
    var result = output.verification();
    out.printf(
        Locale.ROOT,
        "%s: %s; %,d entries, %,d postings, %,d events and %,d stored balances checked%n"
            + "  head %s%n",
        result.fund(),
        result.isSound() ? "sound" : "BROKEN",
        result.entries(),
        result.postings(),
        result.events(),
        result.balances(),
        result.head());
    for (var finding : result.findings()) {
      out.printf(
          "  %s%s: %s%n",
          finding.sequence().map(sequence -> "entry " + sequence + ", ").orElse(""),
          finding.what(),
          finding.message());
    }
    output.notes().forEach(note -> out.printf("  note: %s%n", note));
  }
}
