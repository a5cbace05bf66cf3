package org.commonpurse.api.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.settlement.PreviewToken;
import org.commonpurse.api.operation.allocation.ApplyAllocation;
import org.commonpurse.api.operation.allocation.PreviewAllocation;
import org.commonpurse.api.representation.AllocationsResponse;
import org.commonpurse.ledger.calendar.Days;
import org.commonpurse.ledger.calendar.FinancialYear;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applying a fund's agreements to its books: to look, and to post. */
final class ApplyingCommands {

  private ApplyingCommands() {}

  private static List<String> lines(Stream<List<String>> results) {
    var lines = new ArrayList<String>();
    results.forEach(
        result -> {
          if (!lines.isEmpty()) {
            lines.add("");
          }
          lines.addAll(result);
        });
    return lines;
  }

  /** Previews. */
  @Command(
      name = "preview",
      header = "Work out what the agreements in force give for a period; records nothing.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Preview extends OnFund {

    @Mixin private final PeriodOptions period = new PeriodOptions();

    @Mixin private final PeriodOptions.Figures figures = new PeriodOptions.Figures();

    @Mixin private final WorkingOption working = new WorkingOption();

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var request = period.request(ledger.funds().get(fund()), figures);
        var preview = new PreviewAllocation(ledger).run(request);
        var lines =
            lines(
                preview.results().stream()
                    .map(each -> AllocationText.of(each.allocation(), each.state(), working)));
        if (!preview.stale().isEmpty()) {
          lines.add("");
          lines.add(
              "This rests on results that are out of date; apply them again first, with --from:");
          preview.stale().forEach(stale -> lines.add("  " + stale.inWords()));
        }
        lines.add("");
        lines.add("To post just this: allocation apply --token " + preview.token());
        print(AllocationsResponse.of(preview), lines);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Applies. */
  @Command(
      name = "apply",
      header = "Work it out, post what it charges, and record it, once.",
      description = {
        "",
        "Applied again it posts nothing new; applied again after late entries it records a revision"
            + " and posts the difference."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Apply extends OnFund {

    @Mixin private final PeriodOptions period = new PeriodOptions();

    @Mixin private final PeriodOptions.Figures figures = new PeriodOptions.Figures();

    @Mixin private final WorkingOption working = new WorkingOption();

    @Option(
        names = "--pay-on",
        required = true,
        paramLabel = "DAY",
        description = "The day by which partners pay and are paid, such as 2024-05-31.")
    private String payOn = "";

    @Option(
        names = "--token",
        paramLabel = "TOKEN",
        description = "The token of a preview. What it showed is posted, or what changed is told.")
    private Optional<String> token = Optional.empty();

    @Option(
        names = "--from",
        paramLabel = "YEAR",
        description =
            "Apply again first, in order, what was applied since that year, such as 2021-22.")
    private Optional<String> from = Optional.empty();

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var first = from.map(text -> PeriodOptions.option("from", text, FinancialYear::parse));
      var previewed = token.map(text -> PeriodOptions.option("token", text, PreviewToken::parse));
      var day = PeriodOptions.option("pay-on", payOn, Days::parse);
      try (var ledger = open()) {
        var only = period.request(ledger.funds().get(fund()), figures);
        var request = first.map(only::from).orElse(only);
        var input = new ApplyAllocation.Input(request, day, previewed, by.caller());
        var results = new ApplyAllocation(ledger).run(input);
        print(
            AllocationsResponse.of(results),
            lines(results.stream().map(each -> AllocationText.of(each, working))));
      }
      return ExitCode.DONE.number();
    }
  }
}
