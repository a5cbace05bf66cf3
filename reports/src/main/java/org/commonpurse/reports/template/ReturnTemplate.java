package org.commonpurse.reports.template;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A return or plan that somebody prescribes, for the years in which it is prescribed.
 *
 * @param name  what commands call it by
 * @param edition  which of its yearly editions it is
 * @param notice  what a reader has to know of it, such as that it is not the official form
 * @param from  the first day of a period that it may be used for
 * @param to  the last such day
 * @param isQuarterly  whether its period is a quarter, or else a year
 * @param sheets  one or more
 * @param checks  what must hold
 */
public record ReturnTemplate(
    String name,
    String title,
    String edition,
    String notice,
    LocalDate from,
    LocalDate to,
    boolean isQuarterly,
    List<TemplateSheet> sheets,
    List<Check> checks) {

  public ReturnTemplate {
    sheets = List.copyOf(sheets);
    checks = List.copyOf(checks);
  }

  /** The sheet with the code. */
  public Optional<TemplateSheet> sheet(String code) {
    return sheets.stream().filter(each -> each.code().equals(code)).findFirst();
  }

  /**
   * A sheet.
   *
   * @param code  what references call it by
   * @param tab  what stands on its tab
   */
  public record TemplateSheet(
      String code, String tab, String title, List<TemplateColumn> columns, List<TemplateRow> rows) {

    public TemplateSheet {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }

    /** The row with the code. */
    public Optional<TemplateRow> row(String wanted) {
      return rows.stream().filter(each -> each.code().equals(wanted)).findFirst();
    }

    /** The place of a column, from 0; -1 if there is none. */
    int column(String wanted) {
      return columns.stream().map(TemplateColumn::code).toList().indexOf(wanted);
    }
  }

  /**
   * A column.
   *
   * @param isNumber  whether numbers stand in it
   */
  public record TemplateColumn(String code, String heading, boolean isNumber) {}

  /**
   * A row, or as many lines as the fund has of what it repeats.
   *
   * @param repeat  what there is a line for each of; empty for one line
   * @param isOptional  whether a fund may have none of it
   * @param cells  by column, in the order of the file; columns without one are empty
   */
  public record TemplateRow(
      String code, Optional<Repeat> repeat, boolean isOptional, Map<String, CellRule> cells) {

    public TemplateRow {
      cells = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
  }

  /** What a row has lines for. */
  public sealed interface Repeat {

    /** Each partner that pays into each of these streams. */
    record Contributions(Streams streams) implements Repeat {}

    /** Each of these streams. */
    record EachStream(Streams streams) implements Repeat {}

    /** Each scheme, by the streams that pay for it. */
    record Schemes() implements Repeat {}

    /** Each effect that the fund's model of measures has in the period. */
    record Effects() implements Repeat {}
  }

  /** Which streams. */
  public sealed interface Streams {

    /** All of the fund. */
    record All() implements Streams {}

    /** Those with these codes. */
    record Named(List<String> codes) implements Streams {

      public Named {
        codes = List.copyOf(codes);
      }
    }

    /** Those of the fund that no other row of the sheet names. */
    record Others() implements Streams {}
  }

  /** What must hold before the return is sent. */
  public sealed interface Check {

    /** What holds, in a sentence. */
    String says();

    /** Every cell of these sheets that must be filled is. */
    record Complete(String says, List<String> sheets) implements Check {

      public Complete {
        sheets = List.copyOf(sheets);
      }
    }

    /** One is the other, to the penny. */
    record Equal(String says, CellReference one, CellReference other) implements Check {}

    /** One is no less than the other. */
    record AtLeast(String says, CellReference one, CellReference other) implements Check {}
  }
}
