package org.commonpurse.reports.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Footing;
import org.commonpurse.reports.page.Page;
import org.commonpurse.reports.page.PlaceFooting;
import org.commonpurse.reports.page.PlanFooting;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.Cell;
import org.commonpurse.reports.table.Column;
import org.commonpurse.reports.table.Table;

/**
 * Writes reports as JSON: what they rest on, and every page with its finding and all its tables, those
 * behind charts included.
 * <p>
 * Amounts are decimal strings in the report's currency, such as {@code "-1234.50"}, with the reference
 * of each that has one. The last property is the {@linkplain OwnDigest digest} of the text.
 */
public final class ReportJson {

  /** What says that a document is such a report, and by which rules it was written. */
  public static final String FORMAT = "commonpurse-report-1";

  /** The media type. */
  public static final String MEDIA_TYPE = "application/json";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  // Not the line separator of the system: the same report gives the same bytes everywhere.
  private static final ObjectWriter WRITER =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private ReportJson() {}

  /** The report as text. The same report gives the same text. */
  public static String write(Report report) {
    var json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("report", report.name().value());
    json.put("title", report.title());
    json.put("description", report.description());
    json.put("currency", report.currency().getCurrencyCode());
    basis(json.putObject("basis"), report.footing());
    var pages = json.putArray("pages");
    report.pages().forEach(page -> page(pages.addObject(), page));
    json.put("digest", OwnDigest.BLANK);
    try {
      return OwnDigest.put(WRITER.writeValueAsString(json) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A report cannot be written as JSON", e);
    }
  }

  private static void basis(ObjectNode json, Footing footing) {
    if (footing instanceof BooksFooting books) {
      basis(json, books);
    } else if (footing instanceof PlaceFooting place) {
      var funds = json.putArray("funds");
      place.funds().forEach(books -> basis(funds.addObject(), books));
    } else if (footing instanceof PlanFooting plan) {
      json.put("plan", plan.fund());
      json.put("how", plan.how());
      json.put("preparedOn", plan.preparedOn().toString());
    }
  }

  private static void basis(ObjectNode json, BooksFooting footing) {
    var stamp = footing.stamp();
    json.put("fund", stamp.fund().value());
    json.put("fundName", footing.fund());
    json.put("lastDay", footing.asAt().toString());
    json.put("knownOn", footing.knownOn().toString());
    json.put("preparedOn", footing.preparedOn().toString());
    stamp.view().asAt().ifPresent(day -> json.put("asAt", day.toString()));
    stamp.view().asKnown().ifPresent(moment -> json.put("asKnown", moment.toString()));
    json.put("sequence", stamp.sequence());
    json.put("events", stamp.events());
    json.put("seal", stamp.seal());
  }

  private static void page(ObjectNode json, Page page) {
    json.put("id", page.id());
    json.put("subject", page.subject());
    page.question().ifPresent(question -> json.put("question", question));
    json.put("headline", page.headline());
    page.lead().ifPresent(lead -> json.put("lead", lead));
    var tables = json.putArray("tables");
    page.tables().forEach(table -> table(tables.addObject(), table));
  }

  private static void table(ObjectNode json, Table table) {
    json.put("name", table.name().value());
    json.put("caption", table.caption());
    var columns = json.putArray("columns");
    for (var column : table.columns()) {
      var described = columns.addObject();
      described.put("heading", column.heading());
      column.group().ifPresent(group -> described.put("group", group));
      described.put("money", column.kind() == Column.Kind.MONEY);
    }
    var rows = json.putArray("rows");
    for (var row : table.rows()) {
      var written = rows.addObject();
      written.put("total", row.isTotal());
      var cells = written.putArray("cells");
      row.cells().forEach(cell -> cell(cells.addObject(), cell));
    }
  }

  private static void cell(ObjectNode json, Cell cell) {
    if (cell instanceof Cell.Text words) {
      json.put("text", words.text());
    } else if (cell instanceof Cell.Money money) {
      json.put("amount", Amounts.plain(money.amountPence()));
      money.reference().ifPresent(reference -> json.put("reference", reference.toString()));
      money.fund().ifPresent(fund -> json.put("fund", fund.value()));
    }
  }
}
