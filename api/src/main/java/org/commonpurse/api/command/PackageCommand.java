package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.api.operation.carepackage.CostsOfPackages;
import org.commonpurse.api.operation.carepackage.FindReviews;
import org.commonpurse.api.operation.carepackage.ImportPackages;
import org.commonpurse.api.operation.carepackage.ListPackages;
import org.commonpurse.api.operation.carepackage.RecordPackage;
import org.commonpurse.api.operation.carepackage.ShowPackage;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.representation.PackageCostsResponse;
import org.commonpurse.api.representation.PackageResponse;
import org.commonpurse.api.representation.PackageResponse.PackageReceipt;
import org.commonpurse.api.representation.PackageResponse.ReviewResponse;
import org.commonpurse.ledger.carepackage.CarePackage;
import org.commonpurse.ledger.carepackage.PackageRecording;
import org.commonpurse.ledger.carepackage.PackageTerms;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The packages of care of a fund. */
@Command(
    name = "package",
    header =
        "Record, list and show packages of care under pseudonyms, and tell which are to be reviewed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PackageCommand.All.class,
      PackageCommand.One.class,
      PackageCommand.Reviews.class,
      PackageCommand.Costs.class,
      PackageCommand.Act.class,
      PackageCommand.Load.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class PackageCommand {

  /** Which packages, in what was known when, and which part of the list. */
  private static final class Asked {

    @Option(names = "--scheme", paramLabel = "CODE", description = "Only packages of this scheme.")
    private Optional<String> scheme = Optional.empty();

    @Option(
        names = "--partner",
        paramLabel = "CODE",
        description = "Only packages of which this partner bears a part.")
    private Optional<String> partner = Optional.empty();

    @Option(
        names = "--as-known",
        paramLabel = "INSTANT",
        description = "Only what was recorded by this moment, such as 2023-05-02T09:30:00Z.")
    private Optional<String> asKnown = Optional.empty();

    RequestParameters options() {
      return RequestParameters.options()
          .with("scheme", scheme)
          .with("partner", partner)
          .with("asKnown", asKnown);
    }
  }

  /** Lists packages. */
  @Command(
      name = "list",
      header = "List packages with all their terms, in order of their references.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class All extends OnFund {

    @Mixin private final Asked asked = new Asked();

    @Option(
        names = "--on",
        paramLabel = "DAY",
        description = "Only packages that are provided on this day.")
    private Optional<String> on = Optional.empty();

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var options = page.of(asked.options().with("on", on));
      try (var ledger = open()) {
        var found =
            new ListPackages(ledger).run(fund(), Queries.packages(options), Queries.list(options));
        var table =
            new TextTable(
                5, List.of("package", "scheme", "from", "to", "split", "dowry", "a week"));
        found.items().forEach(one -> rows(table, one));
        print(found, PackageResponse::of, options, table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Shows a package. */
  @Command(
      name = "show",
      header = "Show a package as it stands, and all that was recorded of it.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class One extends OnFund {

    @Parameters(paramLabel = "REFERENCE", description = "The package, such as pkg-000123.")
    private String reference = "";

    @Override
    public Integer call() {
      try (var ledger = open()) {
        var shown = new ShowPackage(ledger).run(fund(), reference);
        print(PackageResponse.of(shown), lines(shown));
      }
      return ExitCode.DONE.number();
    }

    private static List<String> lines(ShowPackage.Output shown) {
      var one = shown.present();
      var lines = new ArrayList<String>();
      lines.add(
          "%s of %s, from %s%s"
              .formatted(
                  one.reference(),
                  one.scheme(),
                  one.start(),
                  one.end().map(day -> " to " + day).orElse("")));
      var table =
          new TextTable(5, List.of("from", "to", "assessed", "review", "split", "dowry", "a week"));
      for (var terms : one.terms().values()) {
        table.row(
            terms.from().toString(),
            day(one.lastDayOf(terms.from())),
            terms.assessedOn().toString(),
            terms.reviewOn().toString(),
            terms.split().toString(),
            dowry(terms),
            Amounts.print(terms.weeklyPence()));
      }
      lines.addAll(table.lines());
      var recorded =
          new TextTable(6, List.of("recorded", "by", "from", "end", "split", "dowry", "a week"));
      shown.recordings().forEach(each -> row(recorded, each));
      lines.add("");
      lines.addAll(recorded.lines());
      return lines;
    }

    private static void row(TextTable table, PackageRecording each) {
      var terms = each.row().terms();
      table.row(
          each.recordedAt().toString(),
          each.by().name(),
          terms.from().toString(),
          day(each.row().end()),
          terms.split().toString(),
          dowry(terms),
          Amounts.print(terms.weeklyPence()));
    }
  }

  /** Tells which reviews are due. */
  @Command(
      name = "reviews",
      header = "Tell which packages are to be reviewed by a day, the longest due first.",
      description = {
        "",
        "The review of the last assessment made by that day counts; packages that have ended have none."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Reviews extends OnFund {

    @Option(
        names = "--due",
        required = true,
        paramLabel = "DAY",
        description = "The day by which they are due.")
    private String due = "";

    @Mixin private final Asked asked = new Asked();

    @Mixin private final PageOptions page = new PageOptions();

    @Override
    public Integer call() {
      var options = page.of(asked.options().with("due", due));
      var day = Queries.reviewsDue(options);
      try (var ledger = open()) {
        var found =
            new FindReviews(ledger)
                .run(fund(), day, Queries.packages(options), Queries.list(options));
        var table =
            new TextTable(
                4, List.of("package", "scheme", "review", "split", "overdue", "dowry", "a week"));
        for (var review : found.items()) {
          table.row(
              review.reference().value(),
              review.scheme().value(),
              review.reviewOn().toString(),
              review.terms().split().toString(),
              Long.toString(review.daysOverdue()),
              dowry(review.terms()),
              Amounts.print(review.terms().weeklyPence()));
        }
        print(found, ReviewResponse::of, options, table.lines());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Tells what packages cost. */
  @Command(
      name = "costs",
      header = "Tell what packages cost each partner in a year, as shares by package follow it.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Costs extends OnFund {

    @Option(
        names = "--year",
        required = true,
        paramLabel = "YEAR",
        description = "The financial year, such as 2023-24.")
    private String year = "";

    @Mixin private final Asked asked = new Asked();

    @Option(
        names = "--on",
        paramLabel = "DAY",
        description = "Only packages that are provided on this day.")
    private Optional<String> on = Optional.empty();

    @Override
    public Integer call() {
      var options = asked.options().with("on", on).with("year", year);
      var wanted = Queries.requiredYear(options);
      try (var ledger = open()) {
        var found = new CostsOfPackages(ledger).run(fund(), wanted, Queries.packages(options));
        var table = new TextTable(1, List.of("partner", "bears"));
        found
            .cost()
            .rounded()
            .forEach((partner, pence) -> table.row(partner.value(), Amounts.print(pence)));
        table.row("together", Amounts.print(found.cost().total().roundedHalfUp()));
        var lines = new ArrayList<>(table.lines());
        lines.add(
            String.format(
                Locale.ROOT,
                "%,d packages in %s; they cost %s less than their dowries.",
                found.packages(),
                found.year(),
                Amounts.print(found.cost().belowDowry().roundedHalfUp())));
        print(PackageCostsResponse.of(found), lines);
      }
      return ExitCode.DONE.number();
    }
  }

  /** Records terms of a package. */
  @Command(
      name = "record",
      header = "Record terms of a package from a day on: new, reassessed, backdated or ended.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Act extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The package, as YAML or JSON.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var document = Document.read(file);
      try (var ledger = open()) {
        var output = new RecordPackage(ledger).run(fund(), document, by.caller());
        print(
            PackageReceipt.of(output),
            List.of(
                "The terms of %s hold from %s%s; %s."
                    .formatted(
                        output.reference(),
                        output.from(),
                        output.to().map(day -> " to " + day).orElse(" on"),
                        output.isNew()
                            ? "they are recorded"
                            : "so they were recorded before, and nothing was recorded now")));
      }
      return ExitCode.DONE.number();
    }
  }

  /** Records a file of packages. */
  @Command(
      name = "import",
      header = "Record a CSV file of packages: what is new in it, all or nothing.",
      description = {
        "",
        "Columns: reference, scheme, start, weekly_cost, assessed_on, review_on; perhaps end, from, dowry,"
            + " dowry_partner; and one for each partner with its percentage. Any other is refused."
      },
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Load extends OnFund {

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Mixin private final Responsible by = new Responsible();

    @Override
    public Integer call() {
      var bytes = bytes();
      var name = String.valueOf(file.getFileName());
      try (var ledger = open()) {
        var output = new ImportPackages(ledger).run(fund(), name, bytes, by.caller());
        print(
            output,
            List.of(
                String.format(
                    Locale.ROOT,
                    "%,d rows of %,d packages; %,d were recorded now, %,d change nothing.",
                    output.rows(),
                    output.packages(),
                    output.recorded(),
                    output.known())));
      }
      return ExitCode.DONE.number();
    }

    private byte[] bytes() {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw CommandFiles.unreadable(file, e);
      }
    }
  }

  private static void rows(TextTable table, CarePackage one) {
    for (var terms : one.terms().values()) {
      table.row(
          one.reference().value(),
          one.scheme().value(),
          terms.from().toString(),
          day(one.lastDayOf(terms.from())),
          terms.split().toString(),
          dowry(terms),
          Amounts.print(terms.weeklyPence()));
    }
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("");
  }

  /** The dowry of a week and who bears it; empty where there is none. */
  private static String dowry(PackageTerms terms) {
    return terms
        .dowry()
        .map(dowry -> dowry.bearer() + " " + Amounts.print(dowry.weeklyPence()))
        .orElse("");
  }
}
