package org.commonpurse.api.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The style of the pages: that of GOV.UK Frontend, without the typeface and images that only
 * government domains may use, and a little of our own.
 */
final class Styles {

  private static final String FRONTEND =
      "/META-INF/resources/webjars/govuk-frontend/5.14.0/dist/govuk/govuk-frontend.min.css";

  private final String css;

  private Styles(String css) {
    this.css = css;
  }

  static Styles load() {
    var frontend =
        read(FRONTEND)
            .replaceAll("@font-face\\s*\\{[^}]*}", "")
            .replaceAll("\"?GDS Transport\"?,\\s*arial", "arial")
            .replaceAll("/\\*! Copyright[^*]*Calvert[^*]*\\*/", "")
            .replaceAll("/\\*# sourceMappingURL=[^*]*\\*/", "");
    return new Styles(frontend + read("style.css"));
  }

  /** The style sheet. */
  String css() {
    return css;
  }

  private static String read(String resource) {
    try (var stream = Styles.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("The style sheet " + resource + " is not in the build.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
