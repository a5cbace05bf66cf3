package org.commonpurse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.projection.Projection;
import org.commonpurse.allocation.projection.Scenarios;
import org.commonpurse.ledger.document.Document;

/** A plan of ten years, 40 schemes and 23 partners, each scheme shared by a clause with shares of its own. */
final class ProjectionPart {

  private static final int YEARS = 10;
  private static final int SCHEMES = 40;
  private static final int PARTNERS = 23;
  private static final int RUNS = 30;
  private static final double LIMIT_MILLIS = 50;

  void run() {
    var plan = new Scenarios(Document.parse("bench plan", plan())).plan();
    var agreement = Optional.of(AgreementReader.read(Document.parse("bench agreement", shared())));
    double millis = median(() -> Projection.of(plan, agreement).all().presentValuePence()) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "projection of %d years, %d schemes, %d partners, a clause for each scheme: %.1f ms on one core; of the"
            + " limit of %.0f ms: %.2f%n",
        YEARS,
        SCHEMES,
        PARTNERS,
        millis,
        LIMIT_MILLIS,
        millis / LIMIT_MILLIS);
  }

  /** Nanoseconds for one piece of work: the median of some, after as many that only warm up. */
  private static long median(LongSupplier work) {
    var each = new long[RUNS];
    long sink = 0;
    for (int run = -RUNS; run < RUNS; run++) {
      long began = System.nanoTime();
      sink += work.getAsLong();
      if (run >= 0) {
        each[run] = System.nanoTime() - began;
      }
    }
    if (sink == 42) {
      System.out.print("");
    }
    Arrays.sort(each);
    return each[RUNS / 2];
  }

  private static String partner(int i) {
    return "partner-" + i % PARTNERS;
  }

  private static ArrayList<String> partners() {
    var names = new ArrayList<String>();
    for (int i = 0; i < PARTNERS; i++) {
      names.add(partner(i));
    }
    return names;
  }

  private static String plan() {
    var text =
        new StringBuilder(
            "plan: Bench\nfirstYear: 2024-25\nyears: %d\ninflation: 2%%\npartners: %s\ncosts:\n"
                .formatted(YEARS, partners()));
    for (int i = 0; i < SCHEMES; i++) {
      text.append(
          "  cost-%d: {scheme: scheme-%d, partner: %s, kind: care, yearly: {amount: %d.00}, grade: 2}%n"
              .formatted(i, i, partner(i), 20_000 + 1013 * i));
    }
    text.append("benefits:\n");
    for (int i = 0; i < SCHEMES; i++) {
      text.append(
          """
            benefit-%d:
              scheme: scheme-%d
              measure: measure-%d
              reached: {population: %d, takeUp: 60%%, impact: 10%%, deadweight: 20%%, unitValue: 1542.00}
              lag: 1
              phasing: [50%%, 100%%]
              dropOff: 5%%
              cashable: [20%%, 50%%, 80%%]
              lands: {%s: 70%%, %s: 30%%}
              grade: 3
          """
              .formatted(i, i, i, 900 + 37 * i, partner(i + 1), partner(i + 2)));
    }
    return text.toString();
  }

  private static String shared() {
    var text =
        new StringBuilder(
            "agreement: Bench\nversion: 1\nin-force: {from: 2015-04-01}\npartners: %s\nclauses:\n"
                .formatted(partners()));
    for (int i = 0; i < SCHEMES; i++) {
      var weights = new ArrayList<String>();
      for (int p = 0; p < PARTNERS; p++) {
        weights.add(partner(p) + ": " + ((i + 1) * (p + 3) % 11 + 1));
      }
      text.append(
          "  - {clause: \"%d\", takes: saving, of: {schemes: [scheme-%d]}, share: {%s}}%n"
              .formatted(i + 1, i, String.join(", ", weights)));
    }
    return text.toString();
  }
}
