package org.commonpurse.reports.html;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A page with gaps to fill, kept among the program's resources.
 *
 * @param file  its name in {@code /org/commonpurse/reports/pages}; what is filled in is escaped where it ends in
 *     {@code .ftlh}
 */
public record Template(String file) {

  private static final Configuration TEMPLATES = configuration();

  public Template {
    Objects.requireNonNull(file, "file");
  }

  private static Configuration configuration() {
    var configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        Template.class.getClassLoader(), "org/commonpurse/reports/pages");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.UK);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setFallbackOnNullLoopVariable(false);
    return configuration;
  }

  /** The page with its gaps filled from the model's properties. */
  public String fill(Object model) {
    try {
      var page = new StringWriter();
      TEMPLATES.getTemplate(file).process(model, page);
      return page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException("The page " + file + " cannot be filled.", e);
    }
  }
}
