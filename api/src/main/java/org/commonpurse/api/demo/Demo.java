package org.commonpurse.api.demo;

import static org.commonpurse.api.problem.DemoProblem.DEMO_FILE_NOT_WRITTEN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ApplicationResult;
import org.commonpurse.allocation.engine.Engine;
import org.commonpurse.allocation.engine.Explanation;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.horizon.Horizon;
import org.commonpurse.allocation.horizon.Horizons;
import org.commonpurse.allocation.outturn.Line;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.settlement.Agreements;
import org.commonpurse.allocation.settlement.Allocations;
import org.commonpurse.allocation.settlement.Payments;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.Reports;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.chart.HorizonCharts;
import org.commonpurse.reports.pdf.Pdf;
import org.commonpurse.reports.table.CsvTables;
import org.commonpurse.reports.table.Table;
import org.commonpurse.reports.workbook.BoardWorkbook;

/**
 * Loads the funds of the demonstration into a clean database and runs them year by year: outturn,
 * agreement, payments, horizon, tables.
 */
public final class Demo {

  private static final Actor BY = new Actor("demo");

  /** How many entries are handed to the journal at once. */
  private static final int BATCH_SIZE = 1000;

  private final Ledger ledger;
  private final Path outDirectory;
  private final LocalDate today;
  private final Progress progress;
  private final List<Horizon> horizons = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();

  private Demo(Ledger ledger, Path outDirectory, LocalDate today, Progress progress) {
    this.ledger = ledger;
    this.outDirectory = outDirectory;
    this.today = today;
    this.progress = progress;
  }

  /**
   * Runs the demonstration from the beginning.
   * <p>
   * Everything is read and checked before the database of an earlier demonstration is replaced.
   *
   * @param configDemo  the folder that has a folder for each fund
   * @param outDirectory  where the database {@code demo.db} and a folder of tables for each fund
   *     go; it is made if it is not there
   * @param progress  is told of each step, and of what was found
   * @throws ProblemException {@code DEMO_DATABASE_NOT_OURS} if {@code demo.db} is there and was not
   *     made by a demonstration, or what is wrong with the files of a fund; {@code
   *     DEMO_DATABASE_UNUSABLE} or {@code DEMO_FILE_NOT_WRITTEN} if a file cannot be written
   */
  public static DemoResult run(Path configDemo, Path outDirectory, Progress progress) {
    return run(configDemo, outDirectory, Clock.systemDefaultZone(), progress);
  }

  /**
   * Runs the demonstration from the beginning, as {@link #run(Path, Path, Progress)} does.
   *
   * @param clock  tells when entries are recorded and on which day the board packs are prepared
   */
  public static DemoResult run(Path configDemo, Path outDirectory, Clock clock, Progress progress) {
    var funds =
        DemoFund.folders(configDemo).stream().map(folder -> DemoFund.read(folder, BY)).toList();
    progress.step("Read %d funds from %s".formatted(funds.size(), configDemo));
    var file = outDirectory.resolve("demo.db");
    var database = DemoDatabase.clean(file);
    progress.step("Began a clean database at " + file);
    try (var ledger = Ledger.open(database.url(), clock)) {
      var demo = new Demo(ledger, outDirectory, LocalDate.now(clock), progress);
      funds.forEach(demo::run);
      return new DemoResult(database.url(), demo.horizons, demo.files);
    }
  }

  private void run(DemoFund demo) {
    progress.result("");
    progress.result(demo.fund().name());
    Stream.concat(demo.basis().stream(), demo.notes().stream())
        .forEach(sentence -> Lines.item(sentence).forEach(progress::result));
    load(demo);
    var years = demo.years().stream().flatMap(year -> apply(demo, year).stream()).toList();
    demo.forecasts().forEach(forecast -> preview(demo, forecast));
    var horizon = ledger.books().now(at -> Horizons.of(at, demo.fund().code()));
    horizons.add(horizon);
    progress.step("%s: found where costs fall over %d years".formatted(code(demo), years.size()));
    progress.result("");
    HorizonText.lines(horizon).forEach(progress::result);
    write(demo, "tables", files(tables(horizon, years)));
    write(demo, "charts", charts(horizon));
    write(demo, "board pack", List.of(boardPack(demo)));
    write(demo, "workbook", List.of(workbook(demo)));
  }

  private void load(DemoFund demo) {
    ledger.funds().register(demo.fund(), BY);
    var submissions = demo.submissions();
    for (int from = 0; from < submissions.size(); from += BATCH_SIZE) {
      int until = Math.min(from + BATCH_SIZE, submissions.size());
      ledger.journal().postAll(submissions.subList(from, until));
    }
    // What the agreement's reserve opens with is held by then.
    var agreements = new Agreements(ledger.books());
    demo.agreements().forEach(document -> agreements.add(demo.fund(), document, BY));
    progress.step(
        "%s: recorded %d partners, %d schemes, %d versions of the agreement and %,d entries"
            .formatted(
                code(demo),
                demo.fund().partners().size(),
                demo.fund().schemes().size(),
                demo.agreements().size(),
                submissions.size()));
  }

  private List<ApplicationResult> apply(DemoFund demo, FinancialYear year) {
    var request = Allocations.Request.of(demo.fund().code(), year);
    // What is due is paid when the accounts of the year have been agreed.
    var payOn = LocalDate.of(year.startYear() + 1, Month.JUNE, 30);
    var results = new Allocations(ledger.books()).apply(request, payOn, BY);
    var paid =
        new Payments(ledger.books())
            .pay(Payments.Request.run(demo.fund().code(), payOn), Optional.empty(), BY);
    for (var result : results) {
      progress.step("%s %s: %s".formatted(code(demo), year, outturn(result.allocation())));
      progress.step("%s %s: %s".formatted(code(demo), year, applied(result.allocation())));
    }
    progress.step(
        "%s %s: what was due by %s was paid, in %d entries"
            .formatted(code(demo), year, payOn, paid.payments().size()));
    return results;
  }

  private static String outturn(Allocation allocation) {
    var lines = allocation.outturn().lines();
    long variance = sum(lines.stream().map(Line::variancePence).toList());
    return "spent %s against a budget of %s, %s %s"
        .formatted(
            Amounts.printPounds(sum(lines.stream().map(Line::actualPence).toList())),
            Amounts.printPounds(sum(lines.stream().map(Line::budgetPence).toList())),
            Amounts.printPounds(Math.abs(variance)),
            variance > 0 ? "over" : "under");
  }

  private static String applied(Allocation allocation) {
    var charges = allocation.chargesPence();
    return "version %d applied; partners pay %s and receive %s, %s unallocated"
        .formatted(
            allocation.agreement().version(),
            Amounts.printPounds(sum(charges.stream().filter(pence -> pence > 0).toList())),
            Amounts.printPounds(-sum(charges.stream().filter(pence -> pence < 0).toList())),
            Amounts.printPounds(allocation.unallocatedCostPence()));
  }

  private static long sum(List<Long> pence) {
    return pence.stream().reduce(0L, Math::addExact);
  }

  /** Applies the agreement to a forecast and says what it would give; nothing is recorded. */
  private void preview(DemoFund demo, Outturn forecast) {
    var agreements = new Agreements(ledger.books());
    demo.agreements().stream()
        .map(document -> agreements.read(demo.fund(), document))
        .filter(agreement -> agreement.isInForceOn(forecast.lastDay()))
        .forEach(
            agreement -> {
              var allocation = Engine.apply(agreement, forecast, State.INITIAL).allocation();
              progress.step(
                  "%s %s: a forecast, applied as a preview; nothing of it is booked"
                      .formatted(code(demo), forecast.period()));
              progress.result("");
              Explanation.of(allocation).forEach(progress::result);
            });
  }

  private static List<Table> tables(Horizon horizon, List<ApplicationResult> years) {
    return Stream.concat(
            Reports.tables(horizon).stream(),
            Stream.of(
                RunTables.variances(years),
                RunTables.allocations(years),
                RunTables.reserves(years)))
        .toList();
  }

  /** A file to be written: its name, and its bytes. */
  private record Output(String name, byte[] bytes) {}

  private static List<Output> files(List<Table> tables) {
    return tables.stream()
        .map(
            table -> {
              var text = new StringWriter();
              CsvTables.write(table, text);
              return output(table.name() + ".csv", text.toString());
            })
        .toList();
  }

  private static List<Output> charts(Horizon horizon) {
    return HorizonCharts.all(horizon).stream()
        .map(chart -> output(chart.name() + ".svg", chart.svg()))
        .toList();
  }

  private Output boardPack(DemoFund demo) {
    var contents =
        ledger
            .books()
            .now(
                at ->
                    BoardPackOf.contents(
                        at, demo.fund().code(), demo.basis(), demo.notes(), today));
    var pdf = new ByteArrayOutputStream();
    Pdf.write(BoardPack.of(contents), pdf);
    return new Output("board-pack.pdf", pdf.toByteArray());
  }

  private Output workbook(DemoFund demo) {
    var contents =
        ledger
            .books()
            .now(
                at ->
                    BoardWorkbookOf.contents(
                        at,
                        BoardPackOf.contents(
                            at, demo.fund().code(), demo.basis(), demo.notes(), today)));
    var workbook = new ByteArrayOutputStream();
    BoardWorkbook.write(contents, workbook);
    return new Output("workbook.xlsx", workbook.toByteArray());
  }

  private static Output output(String name, String text) {
    return new Output(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(DemoFund demo, String what, List<Output> outputs) {
    var folder = outDirectory.resolve(code(demo));
    try {
      Files.createDirectories(folder);
      for (var output : outputs) {
        files.add(Files.write(folder.resolve(output.name()), output.bytes()));
      }
    } catch (IOException e) {
      throw new ProblemException(
          DEMO_FILE_NOT_WRITTEN.because(
              "The " + what + " cannot be written to " + folder + ": " + e.getMessage() + ".",
              "folder",
              folder),
          e);
    }
    var written = outputs.size() == 1 ? "the " + what : outputs.size() + " " + what;
    progress.step("%s: wrote %s to %s".formatted(code(demo), written, folder));
  }

  private static String code(DemoFund demo) {
    return demo.fund().code().value();
  }
}
