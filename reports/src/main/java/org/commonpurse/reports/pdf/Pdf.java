package org.commonpurse.reports.pdf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.reports.chart.Chart;
import org.commonpurse.reports.data.OwnDigest;
import org.commonpurse.reports.data.ReportJson;
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
   * Prints a report as PDF/UA-1 and PDF/A-3a, with its JSON attached and its {@linkplain OwnDigest
   * digest} in its metadata.
   * <p>
   * The same report gives the same bytes.
   *
   * @param out  is left open
   * @throws UncheckedIOException if the stream fails
   */
  public static void write(Report report, OutputStream out) {
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
      builder.useObjectDrawerFactory(new ChartDrawers(report.charts()));
      builder.withProducer("Commonpurse");
      builder.withHtmlContent(HtmlReport.printed(report), null);
      try (var renderer = builder.buildPdfRenderer()) {
        renderer.createPDFWithoutClosing();
        var day = midnight(report.footing().preparedOn());
        describe(document, day);
        attach(document, report, day);
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        // Letter by letter: each byte is one of ISO 8859-1.
        out.write(OwnDigest.put(bytes.toString(ISO_8859_1)).getBytes(ISO_8859_1));
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

  /**
   * Puts the date of the report in place of the clock's, a place for the digest, and a name that
   * depends on nothing else.
   */
  private static void describe(PDDocument document, Calendar day) throws IOException {
    document.getDocumentInformation().setCreationDate(day);
    var metadata = document.getDocumentCatalog().getMetadata();
    var xmp =
        new String(metadata.toByteArray(), UTF_8)
            .replaceFirst("(<xmp:CreateDate>)[^<]*", "$1" + day.toInstant())
            .replaceFirst("(?=</x:xmpmeta>)", "<!-- " + OwnDigest.BLANK + " -->");
    var dated = new PDMetadata(document);
    dated.importXMPMetadata(xmp.getBytes(UTF_8));
    document.getDocumentCatalog().setMetadata(dated);
    document.setDocumentId(day.toInstant().getEpochSecond());
  }

  private static Calendar midnight(LocalDate on) {
    var midnight = GregorianCalendar.from(on.atStartOfDay(ZoneOffset.UTC));
    midnight.setTimeZone(TimeZone.getTimeZone("UTC"));
    return midnight;
  }

  /** Attaches the report as data, as PDF/A-3 has it: what the pages show can be worked with. */
  private static void attach(PDDocument document, Report report, Calendar day) throws IOException {
    var json = ReportJson.write(report).getBytes(UTF_8);
    var embedded =
        new PDEmbeddedFile(document, new ByteArrayInputStream(json), COSName.FLATE_DECODE);
    embedded.setSubtype(ReportJson.MEDIA_TYPE);
    embedded.setSize(json.length);
    embedded.setModDate(day);
    var file = new PDComplexFileSpecification();
    var name = report.name() + ".json";
    file.setFile(name);
    file.setFileUnicode(name);
    file.setFileDescription("The figures of this report, and what they rest on");
    file.setEmbeddedFile(embedded);
    file.setEmbeddedFileUnicode(embedded);
    file.getCOSObject().setName("AFRelationship", "Data");
    var files = new PDEmbeddedFilesNameTreeNode();
    files.setNames(Map.of(name, file));
    var catalog = document.getDocumentCatalog();
    var names =
        Objects.requireNonNullElseGet(
            catalog.getNames(), () -> new PDDocumentNameDictionary(catalog));
    names.setEmbeddedFiles(files);
    catalog.setNames(names);
    var associated = new COSArray();
    associated.add(file);
    catalog.getCOSObject().setItem("AF", associated);
  }

  /** The JSON that is attached to a report; empty if the file is none. */
  public static Optional<String> attached(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      var associated = document.getDocumentCatalog().getCOSObject().getDictionaryObject("AF");
      if (associated instanceof COSArray files
          && files.size() == 1
          && files.getObject(0) instanceof COSDictionary file) {
        var embedded = new PDComplexFileSpecification(file).getEmbeddedFile();
        if (embedded != null) {
          try (var json = embedded.createInputStream()) {
            // What is larger than a document may be is refused where it is read.
            return Optional.of(new String(json.readNBytes(Document.JSON_BYTES_MAX + 1), UTF_8));
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
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
