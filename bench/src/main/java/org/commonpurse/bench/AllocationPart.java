package org.commonpurse.bench;

import java.util.ArrayList;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;

/**
 * The allocation engine on one core: single clauses, a large agreement for a year, and splits beside
 * Joda-Money and plain arithmetic.
 */
final class AllocationPart {

  private static final int CLAUSES = 10;

  void run() {
    clauses();
    year();
    new SplitPart().run();
  }

  /** A clause of five terms: a waterfall of a reserve and of two bands, each with shares. */
  private static void clauses() {
    var agreement = agreement(CLAUSES, 8, CLAUSES);
    var outturn = outturn(8, CLAUSES);
    double with =
        Clock.nanos(() -> borne(Engine.apply(agreement, outturn, State.INITIAL))) / CLAUSES;
    double without =
        Clock.nanos(() -> borne(Engine.applyWithoutWorking(agreement, outturn, State.INITIAL)))
            / CLAUSES;
    rate("clauses of five terms, eight partners, with working", with, 100_000);
    rate("the same without working", without, 500_000);
  }

  private static long borne(ApplicationResult applied) {
    return applied.allocation().clauses().get(0).allocation().partners().get(0);
  }

  private static void rate(String what, double nanos, long goal) {
    double rate = 1e9 / nanos;
    System.out.printf(
        Locale.ROOT,
        "%s: %,.0f/s on one core; of the goal of %,d: %.2f%n",
        what,
        rate,
        goal,
        rate / goal);
  }

  private static void year() {
    var agreement = agreement(40, 23, 200);
    var outturn = outturn(23, 200);
    LongSupplier work = () -> borne(Engine.apply(agreement, outturn, State.INITIAL));
    double millis = Clock.nanos(work) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "40 clauses, 23 partners, 200 schemes, a year, with working: %.2f ms; of the limit of 5 ms:"
            + " %.2f%n",
        millis,
        millis / 5);
  }

  private static Agreement agreement(int clauses, int partners, int schemes) {
    var text = new StringBuilder("agreement: Bench\nversion: 1\nin-force: {from: 2015-04-01}\n");
    var names = new ArrayList<String>();
    var weights = new ArrayList<String>();
    for (int i = 0; i < partners; i++) {
      names.add("partner-" + i);
      weights.add("partner-" + i + ": " + (i * 7 % 11 + 1));
    }
    text.append("partners: ").append(names).append('\n');
    text.append("reserves: {pool: {opening: 100.00, owned-by: {partner-0: 1, partner-1: 1}}}\n");
    text.append("clauses:\n");
    for (int clause = 0; clause < clauses; clause++) {
      var taken = new ArrayList<String>();
      for (int scheme = clause; scheme < schemes; scheme += clauses) {
        taken.add("scheme-" + scheme);
      }
      text.append(
          """
            - clause: "%d"
              takes: variance
              of: {schemes: %s}
              waterfall:
                - from: pool
                - bands:
                    - {up-to: 2%% of budget, share: {%s}}
                    - rest: {share: {live: contributions}}
          """
              .formatted(clause, taken, String.join(", ", weights)));
    }
    return AgreementReader.read(Document.parse("bench agreement", text.toString()));
  }

  private static Outturn outturn(int partners, int schemes) {
    var text = new StringBuilder("outturn: bench\nyear: 2023-24\ncontributions:\n");
    for (int i = 0; i < partners; i++) {
      text.append("  - {partner: partner-%d, amount: %d.00}%n".formatted(i, 1_000_003 + 1009 * i));
    }
    text.append("lines:\n");
    for (int i = 0; i < schemes; i++) {
      text.append(
          "  - {scheme: scheme-%d, budget: %d.00, actual: %d.37}%n"
              .formatted(i, 500_000 + 1013 * i, 540_000 + 997 * i));
    }
    return OutturnReader.read(Document.parse("bench outturn", text.toString()));
  }
}
