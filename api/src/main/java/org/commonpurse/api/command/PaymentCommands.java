package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.commonpurse.allocation.settlement.Due;
import org.commonpurse.allocation.settlement.PaymentRun.Payment;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.api.operation.allocation.NetPayments;
import org.commonpurse.api.operation.allocation.PayDues;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.PaymentsResponse;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Paying what is due: to look, and to post. */
final class PaymentCommands {

  private PaymentCommands() {}

  private static List<String> lines(List<Payment> payments, List<Due> heldBack) {
    var table = new TextTable(4, List.of("partner", "entry", "due", "for", "amount"));
    for (var payment : payments) {
      for (var each : payment.settles()) {
        table.row(
            payment.partner().value(),
            "",
            Long.toString(each.due().entry()),
            each.due().narrative(),
            Amounts.print(each.pence()));
      }
      table.row(
          payment.partner().value(),
          payment.entry().map(Object::toString).orElse(""),
          "",
          payment.pence() > 0 ? "it pays" : payment.pence() < 0 ? "it is paid" : "it is set off",
          Amounts.print(payment.pence()));
    }
    var lines = new ArrayList<>(table.lines());
    for (var due : heldBack) {
      lines.add(
          "held back: %s, entry %d, %s, %s%s"
              .formatted(
                  due.partner(),
                  due.entry(),
                  due.narrative(),
                  Amounts.print(due.openPence()),
                  due.dispute().map(dispute -> ", disputed: " + dispute.reason()).orElse("")));
    }
    return lines;
  }

  /** Looks. */
  @Command(
      name = "payments",
      header = "Tell the payments that settle what is due, and what disputes hold back.",
      description = {
        "",
        "Each partner pays the fund, or is paid by it, net. What an agreement does not net with the"
            + " host is paid one by one."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Run extends OnFund {

    @Option(
        names = "--due-by",
        paramLabel = "DAY",
        description = "Only what is due by this day. Without it: all that is open.")
    private Optional<String> dueBy = Optional.empty();

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var asked = page.of(RequestParameters.options().with("dueBy", dueBy));
      try (var ledger = open()) {
        var found = new NetPayments(ledger).run(fund(), Queries.dueBy(asked), Queries.list(asked));
        print(PaymentsResponse.of(found, asked), lines(found.payments().items(), found.heldBack()));
        tellNext(found.payments().next());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Pays. */
  @Command(
      name = "pay",
      header = "Post what partners pay and are paid of what is due, once.",
      description = {
        "",
        "Without --partner, all that is due by a day: \"allocation payments\" tells it first. What a"
            + " partner disputes is left out, and told. An amount settles the oldest dues of its"
            + " partner, or those that are named."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Pay extends OnFund {

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DAY",
        description = "The day on which the money moves.")
    private String on = "";

    @Option(
        names = "--due-by",
        paramLabel = "DAY",
        description = "What is due later is left out. Without it: the day of --on.")
    private Optional<String> dueBy = Optional.empty();

    @Option(names = "--partner", paramLabel = "CODE", description = "Only dues of this partner.")
    private Optional<String> partner = Optional.empty();

    @Option(
        names = "--due",
        paramLabel = "ENTRY",
        description = "An entry whose due is paid, as \"dues\" numbers it; may be repeated.")
    private List<String> dues = List.of();

    @Option(
        names = "--amount",
        paramLabel = "AMOUNT",
        description =
            "How much the partner pays, or, negative, is paid. Without it: all that is open.")
    private Optional<String> amount = Optional.empty();

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var day = PeriodOptions.option("on", on, Days::parse);
      var caller = by.caller();
      if (caller.key().isEmpty()) {
        throw EntryKeys.missing();
      }
      var named = new TreeSet<Long>();
      dues.forEach(due -> named.add(PeriodOptions.option("due", due, RequestParameters::number)));
      try (var ledger = open()) {
        var fund = ledger.funds().get(fund());
        var request =
            new Payments.Request(
                fund.code(),
                day,
                dueBy.map(text -> PeriodOptions.option("due-by", text, Days::parse)).orElse(day),
                partner.map(text -> PeriodOptions.option("partner", text, PartnerCode::of)),
                named,
                amount.map(text -> PeriodOptions.pence("amount", text, fund)));
        var run = new PayDues(ledger).run(new PayDues.Input(request, caller));
        print(PaymentsResponse.of(run), lines(run.payments(), run.heldBack()));
      }
      return ExitCode.DONE.number();
    }
  }
}
