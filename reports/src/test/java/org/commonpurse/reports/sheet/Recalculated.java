package org.commonpurse.reports.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A workbook as LibreOffice works it out, which knows nothing of how we do. Tests that use it are skipped, and say
 * so, where it is not installed ({@code libreoffice-calc}).
 */
public final class Recalculated {

  private static final String PROGRAM = "soffice";

  /** All sheets, each to a file, with numbers as they are rather than as they are shown. */
  private static final String CSV =
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

  private static final int MINUTES_MOST = 2;

  /** Has the program work out every formula, also one of which the file says what it comes to. */
  private static final String ALWAYS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
      <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """;

  private final Map<String, List<List<String>>> sheets = new HashMap<>();

  private Recalculated() {}

  /**
   * Works workbooks out, all in one run of the program.
   *
   * @param workbooks  the files (.xlsx)
   * @param folder  an empty one, which takes what the program writes
   */
  public static List<Recalculated> of(List<byte[]> workbooks, Path folder) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                // A profile of its own keeps it from any other run of the program.
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                CSV,
                "--outdir",
                folder.toString()));
    var settings = Files.createDirectories(folder.resolve("profile").resolve("user"));
    Files.writeString(settings.resolve("registrymodifications.xcu"), ALWAYS);
    for (int i = 0; i < workbooks.size(); i++) {
      command.add(Files.write(folder.resolve("w" + i + ".xlsx"), workbooks.get(i)).toString());
    }
    run(command, folder.resolve("printed.txt"));
    var found = new ArrayList<Recalculated>();
    for (int i = 0; i < workbooks.size(); i++) {
      found.add(read(folder, "w" + i + "-"));
    }
    return found;
  }

  private static void run(List<String> command, Path printed) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
    } catch (IOException e) {
      assumeThat(false).as(PROGRAM + " is not installed").isTrue();
      throw e;
    }
    try {
      assertThat(process.waitFor(MINUTES_MOST, TimeUnit.MINUTES)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(printed)).isZero();
  }

  private static Recalculated read(Path folder, String prefix) throws IOException {
    var workbook = new Recalculated();
    try (var files = Files.newDirectoryStream(folder, prefix + "*.csv")) {
      for (var file : files) {
        var name = file.getFileName().toString();
        try (var rows =
            CsvReader.builder().skipEmptyLines(false).allowMissingFields(true).ofCsvRecord(file)) {
          workbook.sheets.put(
              name.substring(prefix.length(), name.length() - ".csv".length()),
              rows.stream().map(CsvRecord::getFields).toList());
        }
      }
    }
    assertThat(workbook.sheets).as("sheets that the program read").isNotEmpty();
    return workbook;
  }

  /** The rows of a sheet, from its first, captions and headings among them; empty cells have no text. */
  public List<List<String>> rows(String sheet) {
    assertThat(sheets).containsKey(sheet);
    return sheets.get(sheet);
  }

  /** The first row that begins with these labels. */
  public List<String> row(String sheet, String... labels) {
    var wanted = List.of(labels);
    return rows(sheet).stream()
        .filter(row -> row.size() >= wanted.size())
        .filter(row -> row.subList(0, wanted.size()).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No row " + wanted + " on " + sheet));
  }

  /** An amount in whole pence; anything between two pennies is a mistake. */
  public static long pence(String cell) {
    var pence = new BigDecimal(cell).movePointRight(2);
    var whole = pence.setScale(0, RoundingMode.HALF_UP);
    assertThat(pence.subtract(whole).abs()).as(cell).isLessThan(new BigDecimal("0.0001"));
    return whole.longValueExact();
  }
}
