package org.commonpurse.ledger.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.ledger.problem.ProblemException;

/** Thrown when a document cannot be used; it names everything found wrong in it, with its place. */
public final class DocumentException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /**
   * Creates the exception for one or more mistakes; the first one's type is the exception's.
   *
   * @param mistakes  what is wrong, in the order of the document
   */
  public DocumentException(List<Mistake> mistakes) {
    super(mistakes.get(0).type(), message(mistakes), fields(mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Everything found wrong, in the order of the document. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  private static String message(List<Mistake> mistakes) {
    return mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"))
        + "\nCorrect the document and send it again; nothing was recorded.";
  }

  private static Map<String, String> fields(List<Mistake> mistakes) {
    var place = mistakes.get(0).place();
    var fields = new LinkedHashMap<String, String>();
    fields.put("source", place.source());
    fields.put("path", place.path());
    fields.put("line", Integer.toString(place.line()));
    fields.put("column", Integer.toString(place.column()));
    return fields;
  }
}
