package org.commonpurse.allocation.price;

import static org.commonpurse.allocation.problem.PriceProblem.PRICE_CODE_TWICE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_COST_NEGATIVE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_COST_UNREADABLE;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_FIELD_MISSING;
import static org.commonpurse.allocation.problem.PriceProblem.PRICE_YEAR_MISSING;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonpurse.ledger.csv.CsvRow;
import org.commonpurse.ledger.csv.CsvTable;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.Problem;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * Makes a table of unit costs of a CSV file, as the Unit Cost Database was published in versions 1.2 and 1.4, or in the
 * layout of our own; its columns are found by their names.
 * <p>
 * A line that cannot be used is refused with its place, column and value; the others are read. Where several agencies bear
 * a line, its parts are those that the file gives, or those of the lines beneath it (SS8.0.1 and SS8.0.2 beneath
 * SS8.0), if each of these is one agency's, in the same unit and year, none is suspect, and they add up to the penny;
 * otherwise the source does not tell them.
 */
public final class UnitCostReader {

  private static final Pattern WITH_PART = Pattern.compile("(.*\\S)\\s+(\\S*[0-9]\\S*)");

  /**
   * What was read.
   *
   * @param table  the lines that can be used
   * @param refused  what is wrong with the others, in the order of the file
   */
  public record Reading(UnitCostTable table, List<Problem> refused) {

    public Reading {
      refused = List.copyOf(refused);
    }

    /** The lines that are read but marked as probably wrong. */
    public List<UnitCostLine> suspect() {
      return table.lines().stream().filter(UnitCostLine::isSuspect).toList();
    }

    /**
     * The table, if no line was refused.
     *
     * @throws ProblemException the first refusal
     */
    public UnitCostTable requireWhole() {
      refused.stream()
          .findFirst()
          .ifPresent(
              problem -> {
                throw problem.toException();
              });
      return table;
    }
  }

  private final UnitCostTable.Edition about;
  private final CsvTable csv;
  private final List<Problem> refused = new ArrayList<>();
  private final int code;
  private final int description;
  private final int unit;
  private final int cost;
  private final int year;
  private final int agency;

  private UnitCostReader(UnitCostTable.Edition about, CsvTable csv) {
    this.about = about;
    this.csv = csv;
    this.code = csv.require("code", "code");
    this.description = csv.require("description", "description");
    this.unit = csv.require("unit", "unit");
    this.cost = csv.require("cost", "cost", "cost_gbp");
    this.year = csv.require("year of prices", "pricesOf", "price_year", "cost_year");
    this.agency =
        csv.require("agencies that bear the cost", "agencies", "agency_bearing_cost", "agency");
  }

  /**
   * Reads a table.
   *
   * @throws ProblemException {@code LEDGER_COLUMN_MISSING} if it has no column for something that is needed
   */
  public static Reading read(UnitCostTable.Edition about, CsvTable csv) {
    return new UnitCostReader(about, csv).read();
  }

  private Reading read() {
    var read = new LinkedHashMap<String, UnitCostLine>();
    var places = new HashMap<String, Long>();
    var twice = new HashSet<String>();
    for (var row : csv.rows()) {
      var name = row.field(code);
      var before = name.isEmpty() ? null : places.putIfAbsent(name, row.line());
      if (before != null) {
        twice.add(name);
        refuse(
            row, code, PRICE_CODE_TWICE, "stands on line " + before + " already; neither is taken");
      } else {
        line(row).ifPresent(line -> read.put(name, line));
      }
    }
    twice.forEach(read::remove);
    var lines = read.values().stream().map(line -> split(line, read)).toList();
    return new Reading(new UnitCostTable(about, lines), refused);
  }

  private Optional<UnitCostLine> line(CsvRow row) {
    int refusedBefore = refused.size();
    for (int needed : new int[] {code, description, unit, agency}) {
      if (row.field(needed).isEmpty()) {
        refuse(row, needed, PRICE_FIELD_MISSING, "is missing; fill it in");
      }
    }
    if (row.field(year).isEmpty()) {
      refuse(
          row,
          year,
          PRICE_YEAR_MISSING,
          "names no year of prices; without it the cost cannot be compared with any other");
    }
    var pricesOf =
        row.field(year).isEmpty() ? Optional.<Price>empty() : as(row, year, this::inYear);
    var pence = as(row, cost, this::pence);
    if (pence.filter(found -> found < 0).isPresent()) {
      refuse(row, cost, PRICE_COST_NEGATIVE, "lies below zero; a unit costs 0 or more");
    }
    var confidence =
        csv.find("confidence", "confidence_rag")
            .map(place -> as(row, place, Confidence::of))
            .orElse(Optional.of(Confidence.NOT_STATED));
    if (refused.size() > refusedBefore) {
      return Optional.empty();
    }
    var price = new Price(pence.orElseThrow(), pricesOf.orElseThrow().pricesOf());
    return as(
        row,
        agency,
        text -> {
          var parts = parts(row, price);
          var agencies = List.copyOf(parts.keySet());
          var told =
              parts.entrySet().stream()
                  .flatMap(
                      part ->
                          part.getValue().stream()
                              .map(of -> new UnitCostLine.Part(part.getKey(), of)))
                  .toList();
          return new UnitCostLine(
              about.name(),
              row.field(code),
              optional(row, "category"),
              row.field(description),
              row.field(unit),
              price,
              agencies,
              told,
              confidence.orElseThrow(),
              optional(row, "suspect"),
              optional(row, "note"));
        });
  }

  private Price inYear(String text) {
    return new Price(0, Price.year(text));
  }

  private long pence(String text) {
    try {
      return Amounts.parsePence(text, Amounts.GBP);
    } catch (ProblemException e) {
      throw PRICE_COST_UNREADABLE
          .because(
              text.isEmpty()
                  ? "There is no cost; give one, or leave the line out."
                  : e.problem().message())
          .toException(e);
    }
  }

  /** The agencies of a row in order, each with its part where the row tells it. */
  private Map<Agency, Optional<Price>> parts(CsvRow row, Price price) {
    var parts = new LinkedHashMap<Agency, Optional<Price>>();
    for (var piece : row.field(agency).split("\\+", -1)) {
      var matcher = WITH_PART.matcher(piece.strip());
      if (matcher.matches()) {
        var part = new Price(pence(matcher.group(2)), price.pricesOf());
        parts.put(Agency.of(matcher.group(1)), Optional.of(part));
      } else {
        parts.put(named(piece), Optional.empty());
      }
    }
    Agency.beside(optional(row, "agency_detail"))
        .ifPresent(beside -> parts.putIfAbsent(beside, Optional.empty()));
    return parts;
  }

  private static Agency named(String name) {
    if (name.isBlank()) {
      throw PRICE_FIELD_MISSING
          .because("An agency has no name; write them like \"council + nhs\".")
          .toException();
    }
    return Agency.of(name);
  }

  private String optional(CsvRow row, String column) {
    return csv.find(column).map(row::field).orElse("");
  }

  /** The line with the parts of those beneath it, where they tell them. */
  private static UnitCostLine split(UnitCostLine line, Map<String, UnitCostLine> all) {
    var beneath = new ArrayList<UnitCostLine>();
    for (int i = 1; all.containsKey(line.code() + "." + i); i++) {
      beneath.add(all.get(line.code() + "." + i));
    }
    var parts = new LinkedHashMap<Agency, Price>();
    for (var each : beneath) {
      var isPart =
          each.agencies().size() == 1
              && each.isSplitTold()
              && !each.isSuspect()
              && each.unit().equals(line.unit())
              && each.price().pricesOf().equals(line.price().pricesOf());
      if (!isPart) {
        return line;
      }
      parts.merge(each.agencies().get(0), each.price(), Price::plus);
    }
    var sum = parts.values().stream().reduce(Price::plus);
    if (parts.size() < 2 || line.isSuspect() || !sum.equals(Optional.of(line.price()))) {
      return line;
    }
    return new UnitCostLine(
        line.edition(),
        line.code(),
        line.category(),
        line.description(),
        line.unit(),
        line.price(),
        List.copyOf(parts.keySet()),
        parts.entrySet().stream()
            .map(part -> new UnitCostLine.Part(part.getKey(), part.getValue()))
            .toList(),
        line.confidence(),
        line.suspect(),
        line.note());
  }

  private <T> Optional<T> as(CsvRow row, int place, Function<String, T> reader) {
    try {
      return Optional.of(reader.apply(row.field(place)));
    } catch (ProblemException e) {
      refuse(row, place, e.type(), "cannot be taken: " + e.problem().message());
      return Optional.empty();
    }
  }

  private void refuse(CsvRow row, int place, ProblemType type, String why) {
    var column = csv.header().get(place);
    refused.add(
        type.because(
            "Line %d, column %s: \"%s\" %s%s"
                .formatted(row.line(), column, row.field(place), why, why.endsWith(".") ? "" : "."),
            "line",
            row.line(),
            "column",
            column,
            "value",
            row.field(place)));
  }
}
