package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.commonpurse.reports.table.CsvTables;

/**
 * Lists as tables for spreadsheets (RFC 4180), each made of what the list is as JSON.
 * <p>
 * An item is a row; of an entry each line is. A column is called by what leads to its values, such as
 * {@code approval.by}. What the answer says of all items, such as the currency, is repeated in the last
 * columns. Values that belong together are joined by semicolons.
 */
public final class CsvItems {

  /** Spreadsheets take a file for UTF-8 that begins so. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String ITEMS = "items";

  /** Of which each is a row. */
  private static final List<String> LINES = List.of("postings", "withheld");

  /** Where the answer goes on is not of any item. */
  private static final Set<String> OF_PAGE = Set.of("next", "position");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private CsvItems() {}

  /** The table of an answer; nothing where the answer is no list. */
  public static Optional<String> of(JsonNode answer) {
    if (!answer.path(ITEMS).isArray()) {
      return Optional.empty();
    }
    var ofAll = new LinkedHashMap<String, String>();
    answer
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isValueNode() && !OF_PAGE.contains(field.getKey())) {
                ofAll.put(field.getKey(), text(field.getValue()));
              }
            });
    var rows = new ArrayList<Map<String, String>>();
    answer.path(ITEMS).forEach(item -> rows.addAll(rows(item)));
    rows.forEach(row -> ofAll.forEach(row::putIfAbsent));
    return Optional.of(BYTE_ORDER_MARK + written(rows, ofAll.keySet()));
  }

  private static String written(List<Map<String, String>> rows, Set<String> ofAll) {
    var columns = new LinkedHashSet<String>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    // What is said of all comes last, also where a later row has more than the first.
    var last = columns.stream().filter(ofAll::contains).toList();
    columns.removeAll(last);
    columns.addAll(last);
    var text = new StringWriter();
    var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
    if (!columns.isEmpty()) {
      csv.writeRecord(columns.stream().map(CsvTables::harmless).toList());
    }
    for (var row : rows) {
      csv.writeRecord(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
    }
    flush(csv);
    return text.toString();
  }

  private static void flush(CsvWriter csv) {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> rows(JsonNode item) {
    var rows = new ArrayList<Map<String, String>>();
    for (var name : LINES) {
      for (var line : item.path(name)) {
        var row = new LinkedHashMap<String, String>();
        put(row, "", item);
        put(row, name, line);
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      var row = new LinkedHashMap<String, String>();
      put(row, "", item);
      rows.add(row);
    }
    return rows;
  }

  private static void put(Map<String, String> row, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field ->
                  put(
                      row,
                      name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                      field.getValue()));
    } else if (!LINES.contains(name)) {
      row.put(name, text(value));
    }
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return CsvTables.harmless(
          StreamSupport.stream(value.spliterator(), false)
              .map(each -> each.isValueNode() ? each.asText() : each.toString())
              .collect(Collectors.joining("; ")));
    }
    return harmless(value.isNull() ? "" : value.asText());
  }

  /** A text with an apostrophe before it where a spreadsheet would run it as a formula; no number is one. */
  static String harmless(String text) {
    return NUMBER.matcher(text).matches() ? text : CsvTables.harmless(text);
  }
}
