package org.commonpurse.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.commonpurse.api.demo.Demo;
import org.commonpurse.api.demo.Progress;
import org.commonpurse.api.operation.report.BoardPackOf;
import org.commonpurse.api.operation.report.BoardWorkbookOf;
import org.commonpurse.api.operation.report.PartnerStatementOf;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.balance.View;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.reports.SyntheticFund;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.pdf.Pdf;

/**
 * Board packs from the books to the PDF: of the demonstration's fund of ten years, beside WeasyPrint, which is
 * given the same pages as HTML; and of a fund of 30 partners and 200 schemes. And the workbook of a fund of
 * 100,000 entries.
 */
final class ReportsPart {

  private static final FundCode DEMO = FundCode.of("brackenshire");
  private static final FundCode LARGE = FundCode.of("large");
  private static final int RUNS = 15;
  private static final int OTHERS_RUNS = 3;
  private static final int WORKBOOK_ENTRIES = 100_000;
  private static final int BATCH = 1000;
  private static final long PENCE = 500_000_00;

  private final Path folder;

  ReportsPart(Path folder) {
    this.folder = folder;
  }

  void run() throws Exception {
    var demo = folder.resolve("reports");
    Files.createDirectories(demo);
    Demo.run(Path.of("config", "demo"), demo, new Silent());
    try (var ledger = Ledger.open("jdbc:sqlite:" + demo.resolve("demo.db"))) {
      double seconds = pack(ledger, DEMO, "demonstration, ten years", 0.5);
      beside(new BoardPackOf(ledger, Clock.systemUTC()).run(DEMO, View.NOW), seconds);
    }
    var file = folder.resolve("large.db");
    SqliteFile.delete(file);
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      new SyntheticFund(LARGE, 30, 200, 10, PENCE, 0, SyntheticFund.Landing.GAINS).load(ledger);
      pack(ledger, LARGE, "30 partners, 200 schemes, ten years", 2);
      statements(ledger);
    }
    System.out.printf(
        Locale.ROOT, "peak memory of this process so far %s (bar 512 MB)%n", Shell.peakMemory());
    workbook();
    System.out.printf("with the workbook %s%n", Shell.peakMemory());
  }

  /** Seconds from the books to the PDF, once warm: the median of some. */
  private static double pack(Ledger ledger, FundCode fund, String what, double bar) {
    var packs = new BoardPackOf(ledger, Clock.systemUTC());
    var seconds = new ArrayList<Double>();
    int size = 0;
    double first = 0;
    for (int run = -RUNS; run < RUNS; run++) {
      long began = System.nanoTime();
      var pdf = new ByteArrayOutputStream();
      Pdf.write(packs.run(fund, View.NOW), pdf);
      double took = (System.nanoTime() - began) / 1e9;
      size = pdf.size();
      if (run == -RUNS) {
        first = took;
      }
      if (run >= 0) {
        seconds.add(took);
      }
    }
    double median = seconds.stream().sorted().toList().get(RUNS / 2);
    System.out.printf(
        Locale.ROOT,
        "board pack, %s: first %.2f s, warm %.2f s (bar %.1f), %,d bytes%n",
        what,
        first,
        median,
        bar,
        size);
    return median;
  }

  /** Statements of all partners for five years as PDF, in one go: how many a second, once warm. */
  private static void statements(Ledger ledger) {
    var statements = new PartnerStatementOf(ledger, Clock.systemUTC());
    long began = System.nanoTime();
    int count = 0;
    for (int year = 2021; year <= 2025; year++) {
      var all = statements.all(LARGE, FinancialYear.of(LocalDate.of(year, 4, 1)), View.NOW);
      for (var statement : all.values()) {
        Pdf.write(statement, new ByteArrayOutputStream());
        count++;
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d partner statements as PDF in one go: %.1f a second (goal 20 or more)%n",
        count,
        count / seconds);
  }

  /** Seconds from the books to the workbook of many entries, once warm: the median of some. */
  private void workbook() throws IOException {
    var file = folder.resolve("workbook.db");
    SqliteFile.delete(file);
    try (var ledger = Ledger.open("jdbc:sqlite:" + file)) {
      ledger.funds().register(Workload.fund(), Workload.BY);
      var workload = new Workload(WORKBOOK_ENTRIES);
      for (int from = 0; from < WORKBOOK_ENTRIES; from += BATCH) {
        ledger
            .journal()
            .postAll(IntStream.range(from, from + BATCH).mapToObj(workload::submission).toList());
      }
      var workbooks = new BoardWorkbookOf(ledger, Clock.systemUTC());
      var seconds = new ArrayList<Double>();
      long size = 0;
      for (int run = 0; run < 2 * OTHERS_RUNS; run++) {
        var written = folder.resolve("workbook.xlsx");
        long began = System.nanoTime();
        try (var out = new BufferedOutputStream(Files.newOutputStream(written))) {
          workbooks.run(Workload.FUND, View.NOW, out);
        }
        seconds.add((System.nanoTime() - began) / 1e9);
        size = Files.size(written);
      }
      System.out.printf(
          Locale.ROOT,
          "workbook of %,d entries: first %.2f s, warm %.2f s (bar 3.0), %,d bytes%n",
          WORKBOOK_ENTRIES,
          seconds.get(0),
          seconds.stream().skip(OTHERS_RUNS).sorted().toList().get(OTHERS_RUNS / 2),
          size);
    }
  }

  private void beside(Report report, double seconds) throws IOException, InterruptedException {
    if (!Shell.has("weasyprint")) {
      System.out.println("WeasyPrint is not installed (apt-get install weasyprint)");
      return;
    }
    var html = folder.resolve("board-pack.html");
    Files.writeString(html, HtmlReport.onScreen(report));
    var output =
        Shell.output(
                html,
                List.of(
                    "/usr/bin/python3",
                    Path.of("bench", "reports.py").toString(),
                    html.toString(),
                    String.valueOf(OTHERS_RUNS)))
            .strip();
    var words = output.substring(output.lastIndexOf('\n') + 1).split(" ");
    double others = Double.parseDouble(words[1]);
    System.out.printf(
        Locale.ROOT,
        "WeasyPrint %s, the same pages as HTML, warm: %.2f s; ratio %.1f (goal 5 or more)%n",
        words[0],
        others,
        others / seconds);
  }

  private static final class Silent implements Progress {

    @Override
    public void step(String line) {}

    @Override
    public void result(String line) {}
  }
}
