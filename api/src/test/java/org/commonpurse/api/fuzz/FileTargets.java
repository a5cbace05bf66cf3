package org.commonpurse.api.fuzz;

import static org.commonpurse.api.fuzz.Given.EXAMPLE;
import static org.commonpurse.api.fuzz.Given.FUND;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.commonpurse.allocation.impact.ImpactReader;
import org.commonpurse.allocation.measure.MeasureModels;
import org.commonpurse.allocation.measure.ObservationFile;
import org.commonpurse.allocation.measure.ObservationRules;
import org.commonpurse.allocation.price.UnitCostReader;
import org.commonpurse.allocation.price.UnitCostTable;
import org.commonpurse.api.operation.plan.ScheduleRow;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.carepackage.PackageFile;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.reconciliation.PartnerFile;
import org.commonpurse.ledger.transfer.ExportFormat;
import org.commonpurse.ledger.transfer.ImportMapping;
import org.commonpurse.ledger.transfer.ImportRequest;
import org.commonpurse.ledger.transfer.JsonLines;
import org.commonpurse.ledger.verify.ExportVerifier;
import org.commonpurse.reports.file.ReportFile;

/** What reads files: tables, exports, reports. */
final class FileTargets {

  private static final Actor BY = new Actor("A. Finch");

  private static final UnitCostTable.Edition EDITION =
      new UnitCostTable.Edition("own", "Own", "ours", "none", "");

  private static final ObservationRules OBSERVED =
      new ObservationRules(
          new MeasureModels(
              List.of(
                  ImpactReader.readMeasures(Document.read(EXAMPLE.resolve("measures.yml")), FUND))),
          LocalDate.parse("2026-01-01"));

  private FileTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(
            "table",
            () ->
                Given.files(
                    "example/payments.csv",
                    "example/icb-2023-24-1.csv",
                    "example/packages.csv",
                    "example/observations.csv",
                    "example/unit-costs.csv"),
            FileTargets::table),
        new FuzzTarget(
            "import",
            () ->
                Given.texts(
                    "key,date,account,amount,narrative\nmay,2023-05-31,bank,1.00,x\n"
                        + "may,2023-05-31,receivable:icb,-1.00,\n",
                    "key;date;account;debit;credit\nk;31/05/2023;bank;1,00;\n"),
            bytes -> imported(bytes, Optional.empty())),
        new FuzzTarget(
            "mapped",
            () -> Given.files("example/invoices.csv"),
            bytes -> imported(bytes, Optional.of(mapping(EXAMPLE.resolve("mapping.yml"))))),
        new FuzzTarget(
            "mapping",
            () -> Given.files("example/mapping.yml"),
            bytes ->
                imported(
                    Given.bytes(EXAMPLE.resolve("invoices.csv")),
                    Optional.of(ImportMapping.parse("mapping", Given.text(bytes))))),
        new FuzzTarget("export", () -> List.of(Given.utf8(Books.EXPORT)), FileTargets::export),
        new FuzzTarget("report", FileTargets::reports, bytes -> ReportFile.read(bytes)));
  }

  /** Books with an entry, in which nothing more is recorded. */
  private static final class Books {

    static final Path FOLDER = folder();

    static final Path FILE = FOLDER.resolve("sent");

    static final Ledger LEDGER = open();

    static final String EXPORT = export();

    private static Path folder() {
      try {
        var made = Files.createTempDirectory("fuzz");
        // The last is removed first.
        made.toFile().deleteOnExit();
        for (var name : List.of("sent", "fuzz.db", "fuzz.db-wal", "fuzz.db-shm")) {
          made.resolve(name).toFile().deleteOnExit();
        }
        return made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Ledger open() {
      var ledger = Ledger.open("jdbc:sqlite:" + FOLDER.resolve("fuzz.db"), Clock.systemUTC());
      ledger.funds().register(FUND, BY);
      var rows =
          "key,date,account,amount,narrative\nmay,2023-05-31,bank,1.00,x\n"
              + "may,2023-05-31,receivable:icb,-1.00,\n";
      try {
        Files.writeString(FILE, rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      ledger
          .imports()
          .run(new ImportRequest(FUND.code(), FILE, Optional.empty(), false, false, BY));
      return ledger;
    }

    private static String export() {
      var out = new StringWriter();
      LEDGER.exports().write(FUND.code(), ExportFormat.parse("jsonl"), out);
      return out.toString();
    }
  }

  private static ImportMapping mapping(Path file) {
    return ImportMapping.parse("mapping", Given.text(Given.bytes(file)));
  }

  private static void imported(byte[] bytes, Optional<ImportMapping> mapping) throws IOException {
    var ledger = Books.LEDGER;
    Files.write(Books.FILE, bytes);
    ledger.imports().run(new ImportRequest(FUND.code(), Books.FILE, mapping, true, true, BY));
  }

  private static void table(byte[] bytes) {
    var readers =
        List.<Consumer<byte[]>>of(
            CsvTable::read,
            PartnerFile::read,
            file -> PackageFile.read(FUND, "packages.csv", file),
            file -> ObservationFile.read(OBSERVED, "observations.csv", file),
            file -> UnitCostReader.read(EDITION, CsvTable.read(file)),
            file ->
                ScheduleRow.of("budgets", CsvTable.read(file))
                    .forEach(row -> row.optionalPence("amount", FUND.currency())));
    for (var reader : readers) {
      try {
        reader.accept(bytes);
      } catch (ProblemException e) {
        // It is one of the others that this was meant for.
      }
    }
  }

  private static void export(byte[] bytes) {
    var text = Given.text(bytes);
    text.lines().forEach(FileTargets::line);
    ExportVerifier.verify(new StringReader(text), Optional.empty());
  }

  private static void line(String line) {
    try {
      if (JsonLines.isEvent(line)) {
        var event = JsonLines.readEvent(line);
        FuzzTarget.requireEqual(event, JsonLines.readEvent(JsonLines.write(event)));
      } else if (JsonLines.isEnd(line)) {
        var end = JsonLines.readEnd(line);
        FuzzTarget.requireEqual(end, JsonLines.readEnd(JsonLines.write(end)));
      } else {
        var entry = JsonLines.read(line);
        FuzzTarget.requireEqual(entry, JsonLines.read(JsonLines.write(entry)));
      }
    } catch (ProblemException e) {
      // The verifier gets it all the same.
    }
  }

  private static List<byte[]> reports() {
    var json =
        "{\"format\": \"commonpurse-report-1\", \"title\": \"A report\", \"currency\": \"GBP\","
            + " \"basis\": {\"fund\": \"brackenshire\", \"sequence\": 1, \"seal\": \""
            + "0".repeat(64)
            + "\", \"asAt\": \"2023-04-30\", \"asKnown\": \"2023-05-01T00:00:00Z\"},"
            + " \"pages\": [{\"blocks\": [{\"table\": {\"rows\": [[{\"pence\": 100, \"reference\":"
            + " \"charges:icb:2023-24\"}]]}}]}]}";
    var all = new ArrayList<byte[]>();
    all.add(Given.utf8(json));
    all.add(zip("commonpurse/report.json", json));
    all.add(zip("manifest.txt", "0 board-pack.json\n"));
    all.add(pdf(json));
    return all;
  }

  private static byte[] zip(String name, String text) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(Given.utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] pdf(String json) {
    var bytes = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var embedded = new PDEmbeddedFile(document);
      try (var out = embedded.createOutputStream()) {
        out.write(Given.utf8(json));
      }
      var file = new PDComplexFileSpecification();
      file.setFile("report.json");
      file.setEmbeddedFile(embedded);
      var associated = new COSArray();
      associated.add(file);
      document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
