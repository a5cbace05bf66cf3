package org.commonpurse.reports.pdf;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.util.XRLog;
import java.awt.Shape;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.font.Fonts;
import org.commonpurse.reports.html.HtmlReport;
import org.commonpurse.reports.page.Report;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Prints pages.
 * <p>
 * A page is XHTML with a language, a title and a description; an {@code object} of the type {@value
 * #CHART} and the chart's name as its data is drawn as that chart, with real text.
 */
public final class Pdf {

  /** The type of an object that stands for a chart. */
  public static final String CHART = "application/x-chart";

  private static final byte[] COLOURS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  static {
    // Its notes on how it lays out pages are not for the reader of a command's output.
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private Pdf() {}

  /**
   * Prints a report as PDF/UA-1 and PDF/A-3a.
   * <p>
   * The same report gives the same bytes.
   *
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(Report report, OutputStream out) {
    write(HtmlReport.printed(report), report.charts(), report.footing().preparedOn(), out);
  }

  /**
   * Prints a page as PDF/UA-1 and PDF/A-3a.
   * <p>
   * The same page, charts and date give the same bytes.
   *
   * @param xhtml  the page
   * @param charts  the charts that it shows
   * @param on  the date the file says it was made on
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  static void write(String xhtml, List<Chart> charts, LocalDate on, OutputStream out) {
    try (var document = new PDDocument()) {
      var builder = new PdfRendererBuilder();
      builder.usePDDocument(document);
      for (var font : Fonts.values()) {
        builder.useFont(
            new PDFontSupplier(embedded(font, document)),
            Fonts.FAMILY,
            font.weight(),
            PdfRendererBuilder.FontStyle.NORMAL,
            true);
      }
      builder.useColorProfile(COLOURS);
      builder.usePdfUaAccessibility(true);
      builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_A);
      builder.useObjectDrawerFactory(new ChartDrawers(charts));
      builder.withProducer("Commonpurse");
      builder.withHtmlContent(xhtml, null);
      try (var renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        date(document, on);
        document.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A font of the document, cut down to the letters used.
   * <p>
   * Without glyph substitution: it would only join letters, which searching suffers from, and took
   * more than half of the time.
   */
  private static PDFont embedded(Fonts font, PDDocument document) throws IOException {
    try (var in = font.open()) {
      var parsed = new TTFParser().parse(new RandomAccessReadBuffer(in));
      parsed.setEnableGsub(false);
      document.registerTrueTypeFontForClosing(parsed);
      return PDType0Font.load(document, parsed, true);
    }
  }

  /** Puts the date given in place of the clock's, and a name that depends on nothing else. */
  private static void date(PDDocument document, LocalDate on) throws IOException {
    var midnight = GregorianCalendar.from(on.atStartOfDay(ZoneOffset.UTC));
    midnight.setTimeZone(TimeZone.getTimeZone("UTC"));
    document.getDocumentInformation().setCreationDate(midnight);
    var metadata = document.getDocumentCatalog().getMetadata();
    var xmp =
        new String(metadata.toByteArray(), StandardCharsets.UTF_8)
            .replaceFirst("(<xmp:CreateDate>)[^<]*", "$1" + on + "T00:00:00+00:00");
    var dated = new PDMetadata(document);
    dated.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(dated);
    document.setDocumentId(on.toEpochDay());
  }

  private record ChartDrawers(List<Chart> charts) implements FSObjectDrawerFactory {
    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
      return isReplacedObject(element) ? ChartDrawers.this::draw : null;
    }

    @Override
    public boolean isReplacedObject(Element element) {
      return CHART.equals(element.getAttribute("type"));
    }

    private @Nullable Map<Shape, String> draw(
        Element element,
        double x,
        double y,
        double width,
        double height,
        OutputDevice device,
        RenderingContext context,
        int dotsPerPixel) {
      var chart = chart(element.getAttribute("data"));
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) width / dotsPerPixel,
          (float) height / dotsPerPixel,
          graphics -> {
            double scale = width / dotsPerPixel / chart.width();
            graphics.scale(scale, scale);
            chart.draw(graphics);
          });
      return null;
    }

    private Chart chart(String name) {
      return charts.stream()
          .filter(chart -> chart.name().value().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("No chart is called " + name + "."));
    }
  }
}
