package org.commonpurse.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/** The headers of requests and of answers, in OpenAPI. */
final class OpenApiHeaders {

  /** Which of the preferences of a request was heeded (RFC 7240). */
  static final String PREFERENCE_APPLIED = "Preference-Applied";

  /** What any answer may have, where it applies. */
  private static final List<String> OF_ANY =
      List.of(
          Trace.HEADER + ": the name of the request in the log",
          HttpHeaders.CACHE_CONTROL + ": no-store, unless the answer never changes",
          HttpHeaders.CONTENT_LOCATION + ": where that is which was recorded before",
          HttpHeaders.ETAG + ": the version of what is shown, for If-None-Match and If-Match",
          HttpHeaders.LINK + ": of tables, the page that follows",
          HttpHeaders.CONTENT_DISPOSITION + ": the name of what is to be saved as a file",
          HttpHeaders.RETRY_AFTER + ": with 429 and 503, when to ask again, in seconds",
          HttpHeaders.WWW_AUTHENTICATE + ": with 401, how to show who it is",
          HttpHeaders.ALLOW + ": with 405 and OPTIONS, what can be asked",
          "RateLimit: how often may still be asked",
          "RateLimit-Policy: how often may be asked",
          "Content-Security-Policy: of pages, what they may load",
          "X-Content-Type-Options: nosniff",
          "X-Frame-Options: DENY",
          "Referrer-Policy: no-referrer",
          "Cross-Origin-Resource-Policy: same-origin",
          "Strict-Transport-Security: with TLS, for half a year");

  private OpenApiHeaders() {}

  /** Describes those that any answer may have. */
  static void describeAny(ObjectNode headers) {
    describe(headers, OF_ANY);
  }

  /**
   * Describes headers of an answer.
   *
   * @param said  each as {@code Name: what it says}
   */
  static void describe(ObjectNode headers, List<String> said) {
    for (var each : said) {
      var words = each.split(": ", 2);
      var header = headers.putObject(words[0]).put("description", words[1]);
      header.putObject("schema").put("type", "string");
    }
  }
}
