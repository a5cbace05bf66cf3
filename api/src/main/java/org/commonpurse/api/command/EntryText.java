package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.journal.RecordedEntry;
import org.commonpurse.ledger.money.Amounts;

/** How an entry is printed. */
final class EntryText {

  private EntryText() {}

  /** An entry as its heading, where it came from, and its postings, debits to the left of credits. */
  static void print(RecordedEntry recorded, PrintWriter out) {
    var entry = recorded.entry();
    out.printf(
        "%d  %s  %s  %s%s%n",
        recorded.sequence(),
        WireName.of(entry.book()),
        entry.effectiveOn(),
        entry.narrative(),
        entry.reference().isEmpty() ? "" : " [" + entry.reference() + "]");
    recorded.submittedOn().ifPresent(day -> out.printf("    sent for %s, which was closed%n", day));
    recorded.reverses().ifPresent(first -> out.printf("    takes back entry %d%n", first));
    if (!recorded.reversedBy().isEmpty()) {
      out.printf(
          "    taken back, whole or in part, by %s%n",
          recorded.reversedBy().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    for (var posting : entry.postings()) {
      var amount = Amounts.print(Math.abs(posting.pence()));
      out.printf(
          posting.pence() > 0 ? "    %-60s %18s%n" : "    %-60s %37s%n",
          posting.account().path(),
          amount);
    }
  }
}
