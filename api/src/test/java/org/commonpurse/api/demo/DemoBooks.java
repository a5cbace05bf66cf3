package org.commonpurse.api.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.Actor;

/** The funds of the demonstration in a database that {@link Demo} does not make. */
public final class DemoBooks {

  private static final Actor BY = new Actor("demo");

  /** As many as the demonstration posts at once: what is kept of balances depends on it. */
  private static final int BATCH_SIZE = 1000;

  private DemoBooks() {}

  /** Records in an empty database what the demonstration records in its own. */
  public static void load(String jdbcUrl) {
    try (var ledger = Ledger.open(jdbcUrl)) {
      for (var folder : DemoFund.folders(Published.CONFIG)) {
        var demo = DemoFund.read(folder, BY);
        ledger.funds().register(demo.fund(), BY);
        var submissions = demo.submissions();
        for (int from = 0; from < submissions.size(); from += BATCH_SIZE) {
          int until = Math.min(from + BATCH_SIZE, submissions.size());
          ledger.journal().postAll(submissions.subList(from, until));
        }
        var agreements = new Agreements(ledger.books());
        demo.agreements().forEach(document -> agreements.add(demo.fund(), document, BY));
        for (var year : demo.years()) {
          var payOn = LocalDate.of(year.startYear() + 1, Month.JUNE, 30);
          new Allocations(ledger.books())
              .apply(Allocations.Request.of(demo.fund().code(), year), payOn, BY);
          new Payments(ledger.books())
              .pay(Payments.Request.run(demo.fund().code(), payOn), Optional.empty(), BY);
        }
      }
    }
  }
}
