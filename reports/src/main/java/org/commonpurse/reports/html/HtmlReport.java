package org.commonpurse.reports.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.reports.data.OwnDigest;
import org.commonpurse.reports.data.ReportJson;
import org.commonpurse.reports.page.Block;
import org.commonpurse.reports.page.BooksFooting;
import org.commonpurse.reports.page.Footing;
import org.commonpurse.reports.page.Report;
import org.commonpurse.reports.table.MoneyFormat;

/** Sets reports as pages of marked-up text. */
public final class HtmlReport {

  private static final Template PRINTED = new Template("print.ftlh");
  private static final Template ON_SCREEN = new Template("screen.ftlh");
  private static final String STYLE = new Template("screen.css").fill(Map.of());

  /** What a page on a screen may load: nothing but the style within it. */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
          .formatted(Base64.getEncoder().encodeToString(Sha256.of(STYLE)));

  private static final Pattern ATTACHED =
      Pattern.compile("href=\"data:application/json;base64,([A-Za-z0-9+/=]++)\"");

  private static final double PAGE_MM = 267;
  private static final double GAP_MM = 9;
  private static final double MM_PER_PIXEL = 25.4 / 96;

  private HtmlReport() {}

  /** The report as XHTML for {@link org.commonpurse.reports.pdf.Pdf}, its charts as objects. */
  public static String printed(Report report) {
    return PRINTED.fill(model(report, true));
  }

  /**
   * The report as one HTML file for screens: its charts and its style within, no script, and nothing
   * that is loaded from elsewhere. Each figure tells its reference. Its JSON is within, to be saved.
   */
  public static String onScreen(Report report) {
    return served(report, "");
  }

  /**
   * The same with each figure as a link to where it is traced.
   *
   * @param figures  the address before a figure's reference, such as {@code ../figures/}; empty for no
   *     links
   */
  public static String served(Report report, String figures) {
    var model = new HashMap<>(model(report, false));
    model.put("style", STYLE);
    model.put("policy", POLICY);
    model.put("figures", figures);
    model.put("view", view(report.footing()));
    model.put("named", new Once());
    model.put("json", Base64.getEncoder().encodeToString(ReportJson.write(report).getBytes(UTF_8)));
    model.put("digest", OwnDigest.BLANK);
    return OwnDigest.put(ON_SCREEN.fill(model));
  }

  /** From where the figures are looked at, as a query of the service. */
  private static String view(Footing footing) {
    if (!(footing instanceof BooksFooting books)) {
      return "";
    }
    var view = books.stamp().view();
    var query =
        Stream.concat(
                view.asAt().map(day -> "asAt=" + day).stream(),
                view.asKnown().map(moment -> "asKnown=" + moment).stream())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** Tells names that were not met before, of which each may be the id of one element. */
  public static final class Once {

    private final Set<String> names = new HashSet<>();

    /** Whether the name was not met before. */
    public boolean isFirst(String name) {
      return names.add(name);
    }
  }

  /** The JSON that is within a report; empty if the text is none. */
  public static Optional<String> attached(String html) {
    try {
      return ATTACHED
          .matcher(html)
          .results()
          .findFirst()
          .map(found -> new String(Base64.getDecoder().decode(found.group(1)), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> model(Report report, boolean isPrinted) {
    return Map.of(
        "report", report, "set", new SetTables(MoneyFormat.of(report.currency()), isPrinted));
  }

  /**
   * What templates ask to have a table set.
   *
   * @param isPrinted  whether a table must fit the page; a screen moves one that is too wide
   */
  public record SetTables(MoneyFormat format, boolean isPrinted) {

    /** The table of a part of a page, over its whole width, in as many parts as it takes. */
    public List<TableModel> table(Block.Grid grid) {
      return over(grid, PAGE_MM);
    }

    /** Whether a table has room beside the chart that it belongs to. */
    public boolean isBeside(Block.Beside beside) {
      return over(beside.grid(), besideMm(beside)).size() == 1;
    }

    /** The table of a part of a page that has room beside its chart. */
    public TableModel beside(Block.Beside beside) {
      return over(beside.grid(), besideMm(beside)).get(0);
    }

    private static double besideMm(Block.Beside beside) {
      return PAGE_MM - beside.chart().width() * MM_PER_PIXEL - GAP_MM;
    }

    private List<TableModel> over(Block.Grid grid, double widthMm) {
      return isPrinted
          ? TableModel.printed(grid.table(), grid.unit(), format, widthMm)
          : List.of(TableModel.of(grid.table(), grid.unit(), format, widthMm));
    }

    /** The unit of a table's amounts, such as {@code £000}. */
    public String unit(Block.Grid grid) {
      return grid.unit().label(format);
    }
  }
}
