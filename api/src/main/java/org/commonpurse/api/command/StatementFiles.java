package org.commonpurse.api.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.query.Queries;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.reports.file.ReportFormat;
import org.commonpurse.reports.page.Report;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the statement of a partner, or those of all. */
@Command(
    name = "statement",
    header = "Write the statement of a partner's account with a fund in a year, or of each.",
    description = {
      "",
      "What was due, received, claimed and charged, with clause, rule and working, and the balance.",
      "It ends with the year, or on the day of --as-at. " + ReportToFile.SAME_BYTES,
      "With --all there is a file for each partner, all out of one state of the books."
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class StatementFiles extends ReportToFile.OfFund {

  /** How many are written before it is told how far it is. */
  private static final int TOLD_EVERY = 25;

  /** Of one partner, or of all. */
  private static final class Whose {

    @Option(names = "--partner", paramLabel = "CODE", description = "The partner.")
    private Optional<String> partner = Optional.empty();

    @Option(
        names = "--all",
        description = "All partners: --out names a folder, and each has a file there.")
    private boolean isAll;
  }

  @ArgGroup(exclusive = true, multiplicity = "1")
  private final Whose whose = new Whose();

  @Option(
      names = "--year",
      required = true,
      paramLabel = "YEAR",
      description = "The financial year, such as 2025-26.")
  private String year = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "With --all: pdf, html or json. Without it: pdf.")
  private Optional<String> format = Optional.empty();

  @Override
  RequestParameters and(RequestParameters asked) {
    return asked.with("year", year).with("partner", whose.partner).with("format", format);
  }

  @Override
  Report report(Ledger ledger, FundCode fund, RequestParameters asked) {
    return new PartnerStatementOf(ledger, Clock.systemUTC())
        .run(
            fund,
            asked.one("partner", PartnerCode::of).orElseThrow(),
            Queries.requiredYear(asked),
            Queries.view(asked));
  }

  @Override
  void write(RequestParameters asked, Path out, Settings books, Console console) {
    if (!whose.isAll) {
      super.write(asked, out, books, console);
      return;
    }
    var fund = asked.one("fund", FundCode::of).orElseThrow();
    var as =
        asked.one("format", RequestParameters.oneOf(ReportFormat.class)).orElse(ReportFormat.PDF);
    var reports = all(fund, asked, books);
    var files = new LinkedHashMap<Path, Report>();
    reports.forEach(
        (partner, report) ->
            files.put(
                out.resolve("%s-%s-%s%s".formatted(fund, partner, year, as.ending())), report));
    files.keySet().forEach(NewFile::requireNew);
    make(out);
    int done = 0;
    for (var file : files.entrySet()) {
      write(file.getValue(), as, file.getKey());
      done++;
      if (done % TOLD_EVERY == 0 || done == files.size()) {
        console.err().println("Wrote %d of %d statements.".formatted(done, files.size()));
      }
    }
    console.out().println("Wrote %d statements to %s.".formatted(files.size(), out));
    reports.values().stream()
        .findFirst()
        .ifPresent(report -> console.out().println(report.footing().line()));
  }

  private static Map<PartnerCode, Report> all(
      FundCode fund, RequestParameters asked, Settings books) {
    try (var ledger = books.openExisting()) {
      return new PartnerStatementOf(ledger, Clock.systemUTC())
          .all(fund, Queries.requiredYear(asked), Queries.view(asked));
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw NewFile.notWritten(folder, e);
    }
  }
}
