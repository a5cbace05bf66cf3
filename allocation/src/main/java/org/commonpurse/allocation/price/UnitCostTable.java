package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CODE_UNKNOWN;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_EDITION_UNKNOWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.document.Document;

/**
 * An edition of a table of unit costs.
 *
 * @param about  what it is
 * @param lines  in the order of the table; no code twice
 */
public record UnitCostTable(Edition about, List<UnitCostLine> lines) {

  private static final String FILE = "unit-costs.yml";

  /**
   * What an edition is and where it comes from.
   *
   * @param name  what plans and reports name, such as {@code gmca-1.4}
   * @param title  the publication
   * @param source  where it can be read
   * @param licence  on what terms it may be used
   * @param note  what has to be known of it
   */
  public record Edition(String name, String title, String source, String licence, String note) {

    /** An edition of which only its name is known, such as a user's own. */
    public static Edition named(String name) {
      return new Edition(name, name, "", "", "");
    }
  }

  public UnitCostTable {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_CODE_UNKNOWN}
   */
  public UnitCostLine line(String code) {
    return lines.stream()
        .filter(line -> line.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                PRICE_CODE_UNKNOWN
                    .because(
                        "The edition %s of unit costs has no \"%s\"; look it up with unit-cost list --edition %s."
                            .formatted(about.name(), code, about.name()),
                        "edition",
                        about.name(),
                        "code",
                        code)
                    .toException());
  }

  /**
   * The lines that have all of the words in their code, category or description, whatever their case.
   *
   * @param words  separated by spaces; every line where there are none
   */
  public List<UnitCostLine> search(String words) {
    var wanted = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
    return lines.stream()
        .filter(
            line -> {
              var text =
                  (line.code() + " " + line.category() + " " + line.description())
                      .toLowerCase(Locale.ROOT);
              return List.of(wanted).stream().allMatch(text::contains);
            })
        .toList();
  }

  /** All editions that are carried, the oldest first. */
  public static List<UnitCostTable> editions() {
    return Carried.ALL;
  }

  /**
   * One edition that is carried.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code PRICE_EDITION_UNKNOWN}
   */
  public static UnitCostTable edition(String name) {
    return editions().stream()
        .filter(each -> each.about().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                PRICE_EDITION_UNKNOWN
                    .because(
                        "There is no edition \"%s\" of unit costs; use one of %s."
                            .formatted(
                                name,
                                editions().stream().map(each -> each.about().name()).toList()),
                        "edition",
                        name)
                    .toException());
  }

  /** Read once: a plan asks for it with each of its lines. */
  private static final class Carried {

    private static final List<UnitCostTable> ALL = all();

    private static List<UnitCostTable> all() {
      var all = new ArrayList<UnitCostTable>();
      for (var field : Document.parse(FILE, Carriage.text(FILE)).root().get("editions").items()) {
        var about =
            new Edition(
                field.get("edition").text(),
                field.get("title").text(),
                field.get("source").text(),
                field.get("licence").text(),
                field.get("note").text());
        var lines = CsvTable.parse(Carriage.text(field.get("table").text()));
        all.add(UnitCostReader.read(about, lines).requireWhole());
      }
      return List.copyOf(all);
    }
  }
}
