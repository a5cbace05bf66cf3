package org.commonpurse.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.HorizonRow;
import org.commonpurse.ledger.id.ReportCode;

/**
 * Who pays and who receives under sharing clauses, over all years. All amounts are 0 or more; reserves
 * have a row of their own where clauses put something into them or draw on them, so that as much is paid
 * as is received.
 */
public final class SharingFlows {

  /** The column of names. */
  public static final int NAME = 0;

  /** The column of what is paid. */
  public static final int PAID = 1;

  /** The column of what is received. */
  public static final int RECEIVED = 2;

  private SharingFlows() {}

  static Table table(Horizon horizon) {
    var rows = new ArrayList<Row>();
    long paid = 0;
    long received = 0;
    for (var partner : horizon.partners()) {
      long net =
          horizon.rows(partner.code()).stream()
              .mapToLong(HorizonRow::sharingPence)
              .reduce(0, Math::addExact);
      rows.add(row(partner.name(), Math.max(0, Math.negateExact(net)), Math.max(0, net)));
      paid = Math.addExact(paid, Math.max(0, Math.negateExact(net)));
      received = Math.addExact(received, Math.max(0, net));
    }
    long reserves = Math.subtractExact(received, paid);
    if (reserves != 0) {
      rows.add(row("Reserves", Math.max(0, reserves), Math.max(0, Math.negateExact(reserves))));
    }
    long whole = Math.max(paid, received);
    rows.add(
        Row.total(
            List.of(Cell.text(HorizonTables.ALL_PARTNERS), Cell.money(whole), Cell.money(whole))));
    return new Table(
        ReportCode.of("sharing"),
        "What sharing clauses moved, " + HorizonTables.span(horizon),
        List.of(Column.heading("Partner"), Column.money("Paid"), Column.money("Received")),
        rows);
  }

  private static Row row(String name, long paid, long received) {
    return Row.body(List.of(Cell.text(name), Cell.money(paid), Cell.money(received)));
  }
}
