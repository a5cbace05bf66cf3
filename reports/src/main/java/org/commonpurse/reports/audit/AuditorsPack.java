package org.commonpurse.reports.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.settlement.RecordedAllocation;
import org.commonpurse.ledger.book.Stamp;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.verify.Checkpoint;
import org.commonpurse.reports.board.BoardPack;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.table.CsvTables;
import org.commonpurse.reports.table.Table;

/**
 * The auditor's pack of a fund: one zip with the books, the chain that seals them, what follows from them,
 * and how somebody outside checks all of it with tools of their own.
 * <p>
 * All of it comes from one state of the books, which its manifest names; the same state gives the same
 * bytes.
 */
public final class AuditorsPack {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/zip";

  static final String BOARD_PACK = "board-pack.json";

  private final AuditorsPackContents contents;

  private final ZippedFiles files;

  private AuditorsPack(AuditorsPackContents contents, ZippedFiles files) {
    this.contents = contents;
    this.files = files;
  }

  /**
   * Writes the pack.
   *
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(AuditorsPackContents contents, OutputStream out) {
    var files = new ZippedFiles(out);
    new AuditorsPack(contents, files).write();
    files.finish();
  }

  private void write() {
    var stamp = contents.stamp();
    files.add("README.txt", readMe(contents.fund(), stamp));
    files.add("verify.py", resource("verify.py"));
    files.add(
        "checkpoint.txt",
        new Checkpoint(stamp.fund(), stamp.sequence(), Optional.of(stamp.events()), stamp.seal())
            + "\n");
    journal("chain.jsonl", ExportFormat.JSONL);
    journal("entries.csv", ExportFormat.CSV);
    journal("journal.hledger", ExportFormat.HLEDGER);
    journal("journal.beancount", ExportFormat.BEANCOUNT);
    table(AuditTables.trialBalance(contents.balances()));
    agreements();
    contents.results().forEach(this::result);
    table(AuditTables.decisions(contents.results()));
    table(AuditTables.positions(contents.results()));
    table(AuditTables.periods(contents.periods()));
    files.add(BOARD_PACK, ReportJson.write(BoardPack.of(contents.board())));
    files.add(Manifest.NAME, Manifest.write(stamp, files.digests()));
  }

  private void journal(String name, ExportFormat format) {
    files.add(name, writer -> contents.journal().write(contents.fund().code(), format, writer));
  }

  private void table(Table table) {
    files.add(table.name() + ".csv", writer -> CsvTables.write(table, writer));
  }

  private void agreements() {
    for (var agreement : contents.agreements()) {
      files.add(
          "agreements/%s-v%d.yml".formatted(agreement.code(), agreement.version()),
          agreement.document());
    }
    contents
        .notices()
        .forEach((code, notice) -> files.add("agreements/%s-notice.yml".formatted(code), notice));
  }

  private void result(RecordedAllocation recorded) {
    var name = "results/" + recorded.id();
    files.add(name + ".txt", lines(recorded.explanation()));
    files.add(name + ".json", recorded.document().draft().result() + "\n");
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static String readMe(Fund fund, Stamp stamp) {
    var view = stamp.view();
    var asAt = view.asAt();
    return resource("README.txt")
        .replace("{name}", fund.name())
        .replace("{fund}", fund.code().value())
        .replace("{currency}", fund.currency().getCurrencyCode())
        .replace(
            "{view}",
            asAt.map(day -> "as at " + DaysInWords.written(day)).orElse("with all its entries")
                + view.asKnown().map(moment -> ", as known at " + moment).orElse(""))
        .replace("{sequence}", Long.toString(stamp.sequence()))
        .replace("{events}", Long.toString(stamp.events()))
        .replace("{seal}", stamp.seal())
        .replace(
            "{asAt}",
            asAt.map(day -> ", of\n" + " ".repeat(21) + "entries that count on or before " + day)
                .orElse(""))
        // Both programs leave the last day out.
        .replace("{end}", asAt.map(day -> " --end " + day.plusDays(1)).orElse(""));
  }

  private static String resource(String name) {
    try (var in = AuditorsPack.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The pack's own file " + name + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
