package org.commonpurse.reports.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ways in which cells of a workbook are set, each once, as they come. */
final class SheetStyles {

  /** The fill of cells that readers may change. */
  static final String ASSUMPTION_FILL = "FFF7D6";

  /** The fill of cells that were worked out elsewhere. */
  static final String GIVEN_FILL = "EDEDED";

  /** Which of the fills that depend on a condition is that of true, counted from 0; false follows. */
  static final int HOLDS = 0;

  private static final String GENERAL = "General";
  private static final int OWN_FORMATS_FROM = 164;
  private static final List<String> VERDICT_FILLS = List.of("C6E0B4", "F4B6B0");

  /**
   * How a cell is set.
   *
   * @param format  of its number
   * @param fill  six hexadecimal digits; empty for none
   * @param size  of its type, in points
   * @param rule  on which side it has a thin rule
   * @param align  where its contents stand; empty for where spreadsheets set their like
   */
  record Style(
      String format,
      String fill,
      boolean isBold,
      int size,
      Rule rule,
      String align,
      boolean wraps) {

    static final Style PLAIN = new Style(GENERAL, "", false, 11, Rule.NONE, "", false);

    Style format(String code) {
      return new Style(code, fill, isBold, size, rule, align, wraps);
    }

    Style fill(String colour) {
      return new Style(format, colour, isBold, size, rule, align, wraps);
    }

    Style bold(Rule with) {
      return new Style(format, fill, true, size, with, align, wraps);
    }

    Style size(int points) {
      return new Style(format, fill, isBold, points, rule, align, wraps);
    }

    Style align(String where) {
      return new Style(format, fill, isBold, size, rule, where, wraps);
    }

    Style wrapped() {
      return new Style(format, fill, isBold, size, rule, align, true);
    }
  }

  /** On which side of a cell a rule stands. */
  enum Rule {
    NONE,
    TOP,
    BOTTOM
  }

  private record Type(boolean isBold, int size) {}

  private final Map<Style, Integer> styles = new LinkedHashMap<>(Map.of(Style.PLAIN, 0));

  /** The number of a style. */
  int number(Style style) {
    var known = styles.get(style);
    if (known != null) {
      return known;
    }
    styles.put(style, styles.size());
    return styles.size() - 1;
  }

  /** Writes all that were asked for. */
  void write(PartText part) {
    var formats = new TreeMap<String, Integer>();
    var types = new LinkedHashMap<Type, Integer>();
    var fills = new LinkedHashMap<String, Integer>();
    for (var style : styles.keySet()) {
      if (!style.format().equals(GENERAL)) {
        formats.computeIfAbsent(style.format(), code -> OWN_FORMATS_FROM + formats.size());
      }
      types.computeIfAbsent(new Type(style.isBold(), style.size()), type -> types.size());
      if (!style.fill().isEmpty()) {
        // The first two fills are the format's own.
        fills.computeIfAbsent(style.fill(), fill -> 2 + fills.size());
      }
    }
    part.raw("<styleSheet xmlns=\"" + SheetFile.MAIN + "\">");
    if (!formats.isEmpty()) {
      part.raw("<numFmts count=\"" + formats.size() + "\">");
      formats.forEach(
          (code, id) ->
              part.raw("<numFmt numFmtId=\"" + id + "\" formatCode=\"").text(code).raw("\"/>"));
      part.raw("</numFmts>");
    }
    part.raw("<fonts count=\"" + types.size() + "\">");
    types
        .keySet()
        .forEach(
            type ->
                part.raw(type.isBold() ? "<font><b/>" : "<font>")
                    .raw("<sz val=\"" + type.size() + "\"/><name val=\"Calibri\"/></font>"));
    part.raw("</fonts><fills count=\"" + (2 + fills.size()) + "\">");
    part.raw("<fill><patternFill patternType=\"none\"/></fill>");
    part.raw("<fill><patternFill patternType=\"gray125\"/></fill>");
    fills
        .keySet()
        .forEach(
            fill ->
                part.raw("<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF")
                    .raw(fill)
                    .raw("\"/></patternFill></fill>"));
    part.raw("</fills><borders count=\"3\">");
    part.raw("<border><left/><right/><top/><bottom/><diagonal/></border>");
    part.raw(
        "<border><left/><right/><top style=\"thin\"><color auto=\"1\"/></top><bottom/><diagonal/></border>");
    part.raw(
        "<border><left/><right/><top/><bottom style=\"thin\"><color auto=\"1\"/></bottom><diagonal/></border>");
    part.raw("</borders><cellStyleXfs count=\"1\">");
    part.raw("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
    part.raw("<cellXfs count=\"" + styles.size() + "\">");
    for (var style : styles.keySet()) {
      write(
          part,
          style,
          List.of(
              formats.getOrDefault(style.format(), 0),
              types.getOrDefault(new Type(style.isBold(), style.size()), 0),
              fills.getOrDefault(style.fill(), 0),
              style.rule().ordinal()));
    }
    // Without a name for it, cells of the first style would be set in the reader's own.
    part.raw("</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\"");
    part.raw(" builtinId=\"0\"/></cellStyles><dxfs count=\"" + VERDICT_FILLS.size() + "\">");
    for (var fill : VERDICT_FILLS) {
      part.raw("<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF" + fill + "\"/>")
          .raw("<bgColor rgb=\"FF" + fill + "\"/></patternFill></fill></dxf>");
    }
    part.raw("</dxfs></styleSheet>");
  }

  /** Writes a style, with the numbers of its format, its type, its fill and its rule. */
  private static void write(PartText part, Style style, List<Integer> numbers) {
    part.raw(
        "<xf numFmtId=\"%d\" fontId=\"%d\" fillId=\"%d\" borderId=\"%d\" xfId=\"0\" "
            .formatted(numbers.toArray()));
    part.raw("applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"");
    if (style.align().isEmpty() && !style.wraps()) {
      part.raw("/>");
      return;
    }
    part.raw(" applyAlignment=\"1\"><alignment");
    if (!style.align().isEmpty()) {
      part.raw(" horizontal=\"" + style.align() + "\"");
    }
    part.raw(style.wraps() ? " wrapText=\"1\"/></xf>" : "/></xf>");
  }
}
