package org.commonpurse.api.command;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Decision;
import org.commonpurse.allocation.engine.Position;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.allocation.settlement.DuePositions;
import org.commonpurse.api.operation.allocation.DecideOnAllocation;
import org.commonpurse.api.operation.allocation.TakeDuePosition;
import org.commonpurse.api.operation.allocation.TakePosition;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.representation.DuesResponse.DueResponse;
import org.commonpurse.api.representation.RevisionResponse;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What boards and partners say of an allocation. */
final class DecisionCommands {

  private DecisionCommands() {}

  /** What both have in common: the line that is spoken of. */
  abstract static class OnLine extends OnFund {

    @Mixin final PeriodOptions period = new PeriodOptions();

    @Option(
        names = "--agreement",
        paramLabel = "CODE",
        description = "The agreement. Not needed where one alone was applied to the period.")
    Optional<String> agreement = Optional.empty();

    @Option(
        names = "--clause",
        required = true,
        paramLabel = "REFERENCE",
        description = "The clause, such as \"Sch 3, 4.2\".")
    private String clause = "";

    @Mixin final Responsible by = new Responsible();

    ClauseCode clause() {
      return PeriodOptions.option("clause", clause, Clause::codeOf);
    }
  }

  /** Decides. */
  @Command(
      name = "decide",
      header = "Record a minuted decision that overrides what a clause gave, once.",
      description = {
        "",
        "Keeps what the rule gives, what was decided, and the difference; posts the difference."
            + " Partners that are not named keep the rule's part."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Decide extends OnLine {

    @Option(
        names = "--part",
        required = true,
        paramLabel = "PARTNER=AMOUNT",
        description = "What a partner has as decided, such as --part county=1500.00.")
    private Map<String, String> parts = new LinkedHashMap<>();

    @Option(
        names = "--minute",
        required = true,
        paramLabel = "TEXT",
        description = "The reference of the minute.")
    private String minute = "";

    @Option(
        names = "--on",
        required = true,
        paramLabel = "DAY",
        description = "The day of the decision.")
    private String on = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it was decided so.")
    private String reason = "";

    @Option(
        names = "--pay-on",
        required = true,
        paramLabel = "DAY",
        description = "The day by which the difference is paid.")
    private String payOn = "";

    @Override
    public Integer call() {
      var day = PeriodOptions.option("pay-on", payOn, Days::parse);
      try (var ledger = open()) {
        var fund = ledger.funds().get(fund());
        Map<PartnerCode, Long> pence = new HashMap<>();
        parts.forEach(
            (partner, text) ->
                pence.put(
                    PeriodOptions.option("part", partner, PartnerCode::of),
                    PeriodOptions.pence("part " + partner, text, fund)));
        var decision =
            new Decision(
                clause(), pence, minute, PeriodOptions.option("on", on, Days::parse), reason);
        var which = period.which(fund.code(), agreement);
        var recorded =
            new DecideOnAllocation(ledger)
                .run(new DecideOnAllocation.Input(which, decision, day, by.caller()));
        print(RevisionResponse.of(recorded), AllocationText.of(recorded));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Takes a position. */
  @Command(
      name = "position",
      header = "Record where a partner stands on its part of a clause, once; posts nothing.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Take extends OnLine {

    @Option(
        names = "--partner",
        required = true,
        paramLabel = "CODE",
        description = "The partner whose part it is.")
    private String partner = "";

    @Option(
        names = "--standing",
        required = true,
        paramLabel = "STANDING",
        description = "proposed, agreed, queried or disputed.")
    private String standing = "";

    @Option(
        names = "--own",
        paramLabel = "AMOUNT",
        description = "The partner's own figure, kept beside ours.")
    private Optional<String> own = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", description = "What it says about it.")
    private String note = "";

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var fund = ledger.funds().get(fund());
        var position =
            new Position(
                clause(),
                PeriodOptions.option("partner", partner, PartnerCode::of),
                PeriodOptions.option("standing", standing, RequestParameters.oneOf(Standing.class)),
                own.map(text -> PeriodOptions.pence("own", text, fund)),
                note);
        var which = period.which(fund.code(), agreement);
        var recorded =
            new TakePosition(ledger).run(new TakePosition.Input(which, position, by.caller()));
        print(RevisionResponse.of(recorded), AllocationText.of(recorded));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Takes a position on a due. */
  @Command(
      name = "due-position",
      header = "Record where a partner stands on a due that no allocation raised, once.",
      description = {
        "",
        "A disputed due is held back from payments until another standing is recorded. Of what an"
            + " allocation charged, take the position on its clause: allocation position."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class TakeOnDue extends OnFund {

    @Option(
        names = "--entry",
        required = true,
        paramLabel = "NUMBER",
        description = "The entry that raised it, as dues lists it.")
    private long entry;

    @Option(
        names = "--partner",
        required = true,
        paramLabel = "CODE",
        description = "The partner that owes it or is owed it.")
    private String partner = "";

    @Option(
        names = "--standing",
        required = true,
        paramLabel = "STANDING",
        description = "proposed, agreed, queried or disputed.")
    private String standing = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "What it says about it.")
    private String note = "";

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var request =
            new DuePositions.Request(
                ledger.funds().get(fund()).code(),
                entry,
                PeriodOptions.option("partner", partner, PartnerCode::of),
                PeriodOptions.option("standing", standing, RequestParameters.oneOf(Standing.class)),
                note);
        var due = new TakeDuePosition(ledger).run(new TakeDuePosition.Input(request, by.caller()));
        print(DueResponse.of(due), DuesCommand.lines(List.of(due)));
      }
      return ExitCode.DONE.number();
    }
  }
}
