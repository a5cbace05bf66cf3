package org.commonpurse.reports.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.PaymentRun;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.allocation.trace.FigureName;
import org.commonpurse.allocation.trace.FigureReference;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Row;
import org.commonpurse.reports.table.Table;

/** The tables of a settlement advice, signed as it says. */
final class AdviceTables {

  private static final String FUND = "the fund";

  private final PartnerAccounts accounts;
  private final PaymentRun run;
  private final LocalDate dueBy;

  AdviceTables(PartnerAccounts accounts, PaymentRun run, LocalDate dueBy) {
    this.accounts = accounts;
    this.run = run;
    this.dueBy = dueBy;
  }

  /** Who pays whom how much by when. */
  Table payments() {
    var rows = new ArrayList<Row>();
    for (var payment : run.payments()) {
      boolean isToFund = payment.pence() >= 0;
      var name = name(payment.partner());
      rows.add(
          Row.body(
              List.of(
                  Cell.text(isToFund ? name : FUND),
                  Cell.text(isToFund ? FUND : name),
                  Cell.money(Math.absExact(payment.pence())),
                  Cell.text(DaysInWords.written(earliest(payment))),
                  Cell.text(how(payment)))));
    }
    return new Table(
        ReportCode.of("payments"),
        "Payments",
        List.of(
            Column.heading("Who pays"),
            Column.text("Whom"),
            Column.money("How much"),
            Column.text("By"),
            Column.text("For")),
        rows);
  }

  private static LocalDate earliest(Payment payment) {
    return payment.settles().stream()
        .map(settled -> settled.due().dueOn())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String how(Payment payment) {
    return payment.settles().size() == 1
        ? "one due"
        : "%d dues, net".formatted(payment.settles().size());
  }

  /** The dues that each payment settles, and what the bank receives of all. */
  Table settled() {
    var rows = new ArrayList<Row>();
    for (var payment : run.payments()) {
      for (var part : payment.settles()) {
        rows.add(Row.body(cells(part.due(), part.pence())));
      }
    }
    rows.add(
        Row.total(
            List.of(
                Cell.text("Received by the fund's bank, all together"),
                Cell.empty(),
                Cell.empty(),
                Cell.empty(),
                Cell.money(
                    run.payments().stream().mapToLong(Payment::pence).reduce(0, Math::addExact)))));
    return new Table(
        ReportCode.of("dues"),
        "Dues that are paid (a minus is paid to the partner)",
        List.of(
            Column.heading("Partner"),
            Column.text("What for"),
            Column.text("Reference"),
            Column.text("Due by"),
            Column.money("Amount")),
        rows);
  }

  private List<Cell> cells(Due due, long pence) {
    return List.of(
        Cell.text(name(due.partner())),
        Cell.text(what(due)),
        Cell.text(reference(due)),
        Cell.text(DaysInWords.written(due.dueOn())),
        Cell.money(pence));
  }

  private String what(Due due) {
    return due.origin()
        .map(origin -> "%s (%s)".formatted(accounts.clause(origin.clause()), accounts.rule(due)))
        .orElseGet(due::narrative);
  }

  private static String reference(Due due) {
    return due.reference().isEmpty() ? "entry %,d".formatted(due.entry()) : due.reference();
  }

  /** The dues that are not asked for, with what their partners say. */
  Table disputed() {
    var rows = new ArrayList<Row>();
    for (var due : run.heldBack()) {
      var cells = new ArrayList<>(cells(due, due.openPence()));
      cells.add(Cell.text(due.dispute().map(Due.Dispute::reason).orElse("")));
      rows.add(Row.body(cells));
    }
    return new Table(
        ReportCode.of("disputed"),
        "Disputed dues (a minus would be paid to the partner)",
        List.of(
            Column.heading("Partner"),
            Column.text("What for"),
            Column.text("Reference"),
            Column.text("Due by"),
            Column.money("Amount"),
            Column.text("What the partner says")),
        rows);
  }

  /** What is asked for, disputed, due later and on account, beside what the ledger has. */
  Table byPartner() {
    var rows = new ArrayList<Row>();
    for (var partner : accounts.fund().presentPartners()) {
      var cells = sums(partner.name(), code -> accounts.isOf(partner, code), partner.code());
      if (cells.stream().anyMatch(cell -> cell.pence().orElse(0) != 0)) {
        rows.add(Row.body(cells));
      }
    }
    rows.add(Row.total(sums("All partners", code -> true, Horizon.ALL)));
    return new Table(
        ReportCode.of("by-partner"),
        "What adds up to the receivables of the ledger on "
            + DaysInWords.written(accounts.lastDay()),
        List.of(
            Column.heading("Partner"),
            Column.money("Asked for now"),
            Column.money("Disputed"),
            Column.money("Due later"),
            Column.money("On account"),
            Column.money("Together").result(),
            Column.money("Receivable in the ledger")),
        rows);
  }

  private List<Cell> sums(String name, Predicate<PartnerCode> isMeant, PartnerCode whose) {
    long asked =
        run.payments().stream()
            .filter(payment -> isMeant.test(payment.partner()))
            .mapToLong(Payment::pence)
            .reduce(0, Math::addExact);
    long disputed = open(run.heldBack().stream(), isMeant);
    long later =
        open(accounts.dues().open().stream().filter(due -> due.dueOn().isAfter(dueBy)), isMeant);
    long onAccount =
        accounts.dues().onAccountPence().entrySet().stream()
            .filter(each -> isMeant.test(each.getKey()))
            .mapToLong(each -> each.getValue())
            .reduce(0, Math::addExact);
    var receivable =
        FigureReference.of(FigureName.RECEIVABLE, whose, accounts.year(), accounts.year());
    return List.of(
        Cell.text(name),
        Cell.money(asked),
        Cell.money(disputed),
        Cell.money(later),
        Cell.money(onAccount),
        Cell.money(LongStream.of(asked, disputed, later, onAccount).reduce(0, Math::addExact)),
        accounts.cell(receivable));
  }

  private static long open(Stream<Due> dues, Predicate<PartnerCode> isMeant) {
    return dues.filter(due -> isMeant.test(due.partner()))
        .mapToLong(Due::openPence)
        .reduce(0, Math::addExact);
  }

  /** What a partner is called. */
  String name(PartnerCode code) {
    return accounts.fund().partner(code).map(Partner::name).orElse(code.value());
  }
}
