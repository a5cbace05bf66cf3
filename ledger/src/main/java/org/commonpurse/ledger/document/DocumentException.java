package org.commonpurse.ledger.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when a document cannot be used; it names everything found wrong in it, with its place. */
public final class DocumentException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> findings;

  /**
   * Creates the exception for one or more findings; the first one's type is the exception's.
   *
   * @param findings  what is wrong, in the order of the document
   */
  public DocumentException(List<Mistake> findings) {
    super(findings.get(0).type(), message(findings), fields(findings));
    this.findings = List.copyOf(findings);
  }

  /** Everything found wrong, in the order of the document. */
  public List<Mistake> findings() {
    return findings;
  }

  private static String message(List<Mistake> findings) {
    return findings.stream().map(Mistake::toString).collect(Collectors.joining("\n"))
        + "\nCorrect the document and send it again; nothing was recorded.";
  }

  private static Map<String, String> fields(List<Mistake> findings) {
    var place = findings.get(0).place();
    var fields = new LinkedHashMap<String, String>();
    fields.put("source", place.source());
    fields.put("path", place.path());
    fields.put("line", Integer.toString(place.line()));
    fields.put("column", Integer.toString(place.column()));
    return fields;
  }
}
