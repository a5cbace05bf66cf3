package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_PERIOD_UNFIT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.reports.template.CellRule.Amount;
import org.commonpurse.reports.template.CellRule.Fact;
import org.commonpurse.reports.template.CellRule.Question;
import org.commonpurse.reports.template.CellRule.Stated;
import org.commonpurse.reports.template.CellRule.StatedFigure;
import org.commonpurse.reports.template.ReturnTemplate.Check;
import org.commonpurse.reports.template.ReturnTemplate.Repeat;
import org.commonpurse.reports.template.ReturnTemplate.Streams;
import org.commonpurse.reports.template.ReturnTemplate.TemplateColumn;
import org.commonpurse.reports.template.ReturnTemplate.TemplateRow;
import org.commonpurse.reports.template.ReturnTemplate.TemplateSheet;

/** Makes a template of a document, or says everything that is wrong with it. */
public final class TemplateReader {

  private TemplateReader() {}

  /**
   * Reads a template.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if the document is not what {@code
   *     return-template.schema.json} describes, or cannot be worked out whatever the fund: every mistake with
   *     its line, and with sheet, row and column
   */
  public static ReturnTemplate read(Document document) {
    document.requireValid(Schema.RETURN_TEMPLATE);
    var root = document.root();
    var from = root.get("from").date();
    var to = root.get("to").date();
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      root.get("to")
          .report(
              RETURN_PERIOD_UNFIT,
              "The template ends on %s, before it begins on %s. Correct one of the days."
                  .formatted(to.get(), from.get()));
    }
    document.requireNoMistakes();
    var template =
        new ReturnTemplate(
            root.get("template").text(),
            root.get("title").text(),
            root.get("edition").text(),
            root.get("notice").text(),
            from.orElseThrow(),
            to.orElseThrow(),
            root.get("period").text().equals("quarter"),
            root.get("sheets").items().stream().map(TemplateReader::sheet).toList(),
            root.get("checks").items().stream().map(TemplateReader::check).toList());
    new TemplateCheck(template, root).run();
    document.requireNoMistakes();
    return template;
  }

  private static TemplateSheet sheet(Field field) {
    var code = field.get("sheet").text();
    return new TemplateSheet(
        code,
        field.get("tab").text(),
        field.get("title").text(),
        field.get("columns").items().stream()
            .map(
                each ->
                    new TemplateColumn(
                        each.get("column").text(),
                        each.get("heading").text(),
                        each.get("number").isTrue()))
            .toList(),
        field.get("rows").items().stream().map(row -> row(code, row)).toList());
  }

  private static TemplateRow row(String sheet, Field field) {
    var code = field.get("row").text();
    var cells = new LinkedHashMap<String, CellRule>();
    for (var cell : field.get("cells").entries()) {
      cells.put(cell.key(), rule(sheet, code, cell));
    }
    return new TemplateRow(code, repeat(field.get("each")), field.get("optional").isTrue(), cells);
  }

  private static Optional<Repeat> repeat(Field each) {
    if (!each.isPresent()) {
      return Optional.empty();
    }
    if (each.has("contributions")) {
      return Optional.of(new Repeat.Contributions(streams(each.get("contributions"))));
    }
    if (each.has("streams")) {
      return Optional.of(new Repeat.EachStream(streams(each.get("streams"))));
    }
    return Optional.of(each.text().equals("schemes") ? new Repeat.Schemes() : new Repeat.Effects());
  }

  private static Streams streams(Field field) {
    if (field.isList()) {
      return new Streams.Named(field.items().stream().map(Field::text).toList());
    }
    return field.text().equals("all") ? new Streams.All() : new Streams.Others();
  }

  private static CellRule rule(String sheet, String row, Field cell) {
    var value = cell.entries().stream().filter(TemplateReader::isRule).findFirst().orElseThrow();
    return switch (value.key()) {
      case "label" -> new CellRule.Label(value.text());
      case "told" -> new CellRule.Told(Fact.valueOf(constant(value.text())));
      case "contribution" -> new CellRule.Contribution(Amount.valueOf(constant(value.text())));
      case "spending" -> new CellRule.Spending(Amount.valueOf(constant(value.text())));
      case "units" -> new CellRule.Units(value.text().equals("observed"));
      case "sum" -> new CellRule.Sum(references(sheet, row, value));
      case "difference" -> {
        var both = references(sheet, row, value);
        yield new CellRule.Difference(both.get(0), both.get(1));
      }
      case "matching" ->
          new CellRule.Matching(
              CellReference.parse(value.get("sum").text(), sheet, row),
              CellReference.parse(value.get("where").text(), sheet, row),
              CellReference.parse(value.get("is").text(), sheet, row));
      default ->
          new CellRule.Asked(
              question(value), cell.get("optional").isTrue(), stated(cell.get("stated")));
    };
  }

  /** Whether it is the rule of a cell, and not what is said of one that asks. */
  static boolean isRule(Field field) {
    return !field.key().equals("optional") && !field.key().equals("stated");
  }

  private static Optional<Stated> stated(Field field) {
    return field.isPresent()
        ? Optional.of(
            new Stated(
                field.get("test").text(),
                StatedFigure.valueOf(constant(field.get("figure").text()))))
        : Optional.empty();
  }

  private static Question question(Field ask) {
    if (ask.has("choices")) {
      return new Question.OneOf(ask.get("choices").items().stream().map(Field::text).toList());
    }
    if (ask.has("signOff")) {
      return new Question.SignOff(ask.get("signOff").text());
    }
    return ask.text().equals("amount") ? new Question.AnAmount() : new Question.Narrative();
  }

  private static List<CellReference> references(String sheet, String row, Field list) {
    var found = new ArrayList<CellReference>();
    list.items().forEach(each -> found.add(CellReference.parse(each.text(), sheet, row)));
    return found;
  }

  private static Check check(Field field) {
    var says = field.get("says").text();
    if (field.has("complete")) {
      return new Check.Complete(
          says, field.get("complete").items().stream().map(Field::text).toList());
    }
    boolean isEqual = field.has("equal");
    var both = references("", "", field.get(isEqual ? "equal" : "atLeast"));
    return isEqual
        ? new Check.Equal(says, both.get(0), both.get(1))
        : new Check.AtLeast(says, both.get(0), both.get(1));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
