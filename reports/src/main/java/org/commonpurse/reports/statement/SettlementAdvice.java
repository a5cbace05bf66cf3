package org.commonpurse.reports.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.PaymentRun;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.allocation.settlement.PaymentRun.Settled;
import org.commonpurse.ledger.id.ReportCode;
import org.commonpurse.reports.finding.Wording;
import org.commonpurse.reports.page.AmountUnit;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.MoneyFormat;

/**
 * Who pays whom by a day, how much and for what, as a payment run would post it; with what is disputed,
 * which is not asked for.
 * <p>
 * An amount is positive where the partner pays it, and negative where it is paid it. What partners pay
 * less what they are paid is what the fund's bank receives.
 */
public final class SettlementAdvice {

  private final PartnerAccounts accounts;
  private final PaymentRun run;
  private final LocalDate dueBy;
  private final MoneyFormat format;
  private final AdviceTables tables;

  private SettlementAdvice(PartnerAccounts accounts, PaymentRun run, LocalDate dueBy) {
    this.accounts = accounts;
    this.run = run;
    this.dueBy = dueBy;
    this.tables = new AdviceTables(accounts, run, dueBy);
    this.format = MoneyFormat.of(accounts.fund().currency());
  }

  /**
   * The advice.
   *
   * @param accounts  the accounts of the year of the day, up to that day
   * @param run  what a payment run would pay by that day, out of the same state of the books
   */
  public static Report of(PartnerAccounts accounts, PaymentRun run, LocalDate dueBy) {
    return new SettlementAdvice(accounts, run, dueBy).report();
  }

  private Report report() {
    var by = DaysInWords.written(dueBy);
    return new Report(
        ReportCode.of("settlement-advice"),
        "%s: settlement advice, due by %s".formatted(accounts.fund().name(), by),
        "Who pays whom of what is due between %s and its partners by %s."
            .formatted(accounts.fund().name(), by),
        accounts.fund().currency(),
        accounts.footing(),
        List.of(page()));
  }

  private Page page() {
    var blocks = new ArrayList<Block>();
    if (!run.payments().isEmpty()) {
      blocks.add(Block.Grid.flowing(tables.payments(), AmountUnit.PENCE));
      blocks.add(Block.Heading.part("dues", "What each payment settles"));
      blocks.add(Block.Grid.flowing(tables.settled(), AmountUnit.PENCE));
    }
    if (!run.heldBack().isEmpty()) {
      blocks.add(Block.Heading.part("disputed", "Disputed, and not asked for"));
      blocks.add(Block.Grid.flowing(tables.disputed(), AmountUnit.PENCE));
    }
    blocks.add(Block.Heading.part("together", "By partner, and against the ledger"));
    blocks.add(Block.Grid.flowing(tables.byPartner(), AmountUnit.PENCE));
    var workings =
        Workings.of(
            accounts,
            run.payments().stream()
                .flatMap(payment -> payment.settles().stream())
                .map(Settled::due)
                .toList());
    if (!workings.isEmpty()) {
      blocks.add(Block.Heading.part("workings", "How clauses came to it"));
      blocks.addAll(workings);
    }
    blocks.add(Block.Heading.part("notes", "How to read it"));
    blocks.add(
        Block.Points.of(
            List.of(
                "What partners owe each other they owe the fund, whose bank %s keeps."
                    .formatted(tables.name(accounts.fund().host())),
                "A partner's dues are paid net, unless an agreement says that they are paid one by one."
                    + " The books keep them gross.",
                "A disputed due is held back until its partner agrees. What was paid and settles no"
                    + " due yet is on account.")));
    return new Page(
        "settlement",
        "Settlement advice \u00b7 due by " + DaysInWords.written(dueBy),
        Optional.of("Who pays whom, how much, and for what?"),
        headline(),
        lead(),
        blocks);
  }

  private String headline() {
    var by = DaysInWords.written(dueBy);
    return run.payments().isEmpty()
        ? "Nothing is to be paid by " + by
        : "%s is to be paid to the fund and %s out of it by %s"
            .formatted(format.exact(paid(1)), format.exact(-paid(-1)), by);
  }

  /** What all payments of a sign come to. */
  private long paid(int sign) {
    return run.payments().stream()
        .mapToLong(Payment::pence)
        .filter(pence -> Long.signum(pence) == sign)
        .reduce(0, Math::addExact);
  }

  private Optional<String> lead() {
    return run.heldBack().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s disputed and not asked for."
                .formatted(
                    Wording.capital(Wording.count(run.heldBack().size(), "due is", "dues are"))));
  }
}
