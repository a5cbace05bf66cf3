package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_COLUMN_MISSING;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_COLUMN_REFUSED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.document.Place;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * Reads a CSV file of packages: a row for each package and day from which terms hold, and a column for
 * each partner with its percentage of the split.
 * <p>
 * It has the columns {@code reference, scheme, start, weekly_cost, assessed_on, review_on}, perhaps {@code
 * end, from, dowry, dowry_partner}, and the codes of partners. Any other column is refused, as it could
 * only hold what the register does not take.
 */
public final class PackageFile {

  private static final List<String> NEEDED =
      List.of(
          PackageReading.REFERENCE,
          PackageReading.SCHEME,
          PackageReading.START,
          PackageReading.WEEKLY_COST,
          PackageReading.ASSESSED_ON,
          PackageReading.REVIEW_ON);

  private static final List<String> OTHERS =
      List.of(
          PackageReading.END,
          PackageReading.FROM,
          PackageReading.DOWRY,
          PackageReading.DOWRY_PARTNER);

  private final String source;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Integer> partners = new LinkedHashMap<>();

  private PackageFile(String source) {
    this.source = source;
  }

  /**
   * The rows of a file, in its order.
   *
   * @param source  what to call the file in messages
   * @throws DocumentException with everything found wrong, each with its line and column and without
   *     its value
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_FILE_NOT_CSV} and its like
   */
  public static List<PackageRow> read(Fund fund, String source, byte[] bytes) {
    var table = CsvTable.read(bytes);
    var reading = new PackageReading(fund);
    var file = new PackageFile(source);
    file.requireColumns(table, reading);
    var rows = new ArrayList<PackageRow>(table.rows().size());
    for (var row : table.rows()) {
      if (row.fields().size() > table.header().size()) {
        throw file.refused(
            PACKAGE_COLUMN_REFUSED,
            row.line(),
            table.header().size() + 1,
            "The row has more values than the file has columns. Nothing beside them is taken.");
      }
      reading.read(file.new Row(row)).ifPresent(rows::add);
    }
    reading.requireNoMistakes();
    return rows;
  }

  private void requireColumns(CsvTable table, PackageReading reading) {
    var byPlainName = new HashMap<String, String>();
    Stream.concat(NEEDED.stream(), OTHERS.stream())
        .forEach(name -> byPlainName.put(plain(name), name));
    var codes = new HashMap<String, String>();
    reading.partners().keySet().forEach(code -> codes.put(plain(code), code));
    int number = 0;
    for (var header : table.header()) {
      var name = plain(header);
      var column = byPlainName.get(name);
      var partner = codes.get(name);
      boolean isNew =
          column != null
              ? columns.putIfAbsent(column, number) == null
              : partner != null && partners.putIfAbsent(partner, number) == null;
      number++;
      if (!isNew) {
        // The header may be the first row of a file without one.
        throw refused(
            PACKAGE_COLUMN_REFUSED,
            1,
            number,
            "Column %d has no place in the register, or stands twice. There are %s, and one for each of the partners %s."
                .formatted(
                    number,
                    listed(Stream.concat(NEEDED.stream(), OTHERS.stream())),
                    listed(reading.partners().keySet().stream().sorted())));
      }
    }
    var missing = NEEDED.stream().filter(name -> !columns.containsKey(name)).toList();
    if (!missing.isEmpty() || partners.isEmpty()) {
      throw refused(
          PACKAGE_COLUMN_MISSING,
          1,
          1,
          "The file lacks %s. Add the columns."
              .formatted(
                  missing.isEmpty()
                      ? "a column for a partner, such as "
                          + listed(reading.partners().keySet().stream().sorted())
                      : "the columns " + listed(missing.stream())));
    }
  }

  private static String listed(Stream<String> names) {
    return String.join(", ", names.map(PackageFile::inFile).toList());
  }

  private DocumentException refused(ProblemType type, long line, int column, String message) {
    return new DocumentException(
        List.of(new Mistake(type, new Place(source, "", (int) line, column), message)));
  }

  /** The name without capitals and punctuation, in which files differ. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The name as a column has it: {@code weekly_cost}. */
  private static String inFile(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** A row of the file. */
  private final class Row implements WrittenPackage {

    private final CsvRow row;

    Row(CsvRow row) {
      this.row = row;
    }

    @Override
    public String text(String name) {
      var column = columns.get(name);
      return column == null ? "" : row.field(column);
    }

    @Override
    public Place place(String name) {
      var column = columns.getOrDefault(name, partners.getOrDefault(name, 0));
      return new Place(source, inFile(name), (int) row.line(), column + 1);
    }

    @Override
    public Map<String, String> percentages() {
      var percentages = new LinkedHashMap<String, String>();
      partners.forEach(
          (partner, column) -> {
            var text = row.field(column);
            if (!text.isEmpty()) {
              percentages.put(partner, text);
            }
          });
      return percentages;
    }
  }
}
