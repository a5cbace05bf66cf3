package org.commonpurse.ledger.proposal;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.digest.Sha256;

/**
 * What somebody proposes to do, word for word as they ask for it.
 *
 * @param operation  the name of the operation, such as {@code entry-post}
 * @param parameters  what names the thing that it is about, such as the sequence of an entry, by name
 * @param document  the document that the operation reads, as text
 */
public record ProposedRequest(
    String operation, SortedMap<String, String> parameters, String document) {

  public ProposedRequest {
    Objects.requireNonNull(operation, "operation");
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    Objects.requireNonNull(document, "document");
  }

  /** A request with parameters in any order. */
  public ProposedRequest(String operation, Map<String, String> parameters, String document) {
    this(operation, new TreeMap<>(parameters), document);
  }

  /** The text that its digest begins with: one fact a line. */
  String facts() {
    var text = new StringBuilder("commonpurse proposal 1\noperation ").append(operation);
    parameters.forEach(
        (name, value) ->
            text.append("\nparameter ").append(name).append(' ').append(Sha256.hex(value)));
    return text.append("\ndocument ").append(Sha256.hex(document)).append('\n').toString();
  }
}
