package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_TEMPLATE_UNKNOWN;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonpurse.ledger.document.Document;

/** The templates that ship: shapes of public returns in our own words, none of them an official form. */
public final class ShippedTemplates {

  private static final List<String> NAMES =
      List.of("bcf-plan-shape", "bcf-quarter-shape", "bcf-year-end-shape");

  private ShippedTemplates() {}

  /** All, in order of their names. */
  public static List<ReturnTemplate> all() {
    return NAMES.stream().map(ShippedTemplates::read).toList();
  }

  /**
   * The template with the name.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code RETURN_TEMPLATE_UNKNOWN}
   */
  public static ReturnTemplate get(String name) {
    if (!NAMES.contains(name)) {
      throw RETURN_TEMPLATE_UNKNOWN
          .because(
              "There is no template \"%s\". There are %s.".formatted(name, NAMES), "template", name)
          .toException();
    }
    return read(name);
  }

  private static ReturnTemplate read(String name) {
    var resource = "/org/commonpurse/reports/template/" + name + ".yml";
    try (var stream = ShippedTemplates.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The template " + resource + " is not in the build.");
      }
      var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return TemplateReader.read(Document.parse(name + ".yml", text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
