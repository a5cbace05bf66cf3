package org.commonpurse.api.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Place;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;
import org.commonpurse.ledger.transfer.ImportReject;

/**
 * A refusal as JSON, in the form of RFC 9457.
 *
 * @param type  a name of the kind of problem, as a relative URI
 * @param title  the kind of problem in a few words
 * @param status  the HTTP status
 * @param code  the stable code
 * @param detail  what was wrong, with the value and what to do, and that nothing was recorded
 * @param place  where in the body it stands, where it stands in one place
 * @param mistakes  everything found wrong, where a document was
 * @param rejects  the lines that cannot be recorded, where a file was
 * @param fields  the values that the detail speaks of
 * @param trace  the request's name in the log
 */
record ProblemResponse(
    String type,
    String title,
    int status,
    String code,
    String detail,
    Optional<Place> place,
    List<MistakeResponse> mistakes,
    Optional<List<ImportReject>> rejects,
    Map<String, String> fields,
    String trace) {

  /** The media type of such an answer. */
  static final String MEDIA_TYPE = "application/problem+json";

  /** One thing that is wrong in a document. */
  record MistakeResponse(String code, Place place, String message) {}

  /** A refusal of the rooms below. */
  static ProblemResponse of(ProblemException refusal, boolean isWrite, String trace) {
    var fields = new LinkedHashMap<>(refusal.fields());
    var place = place(fields);
    return of(
        refusal.type(),
        detail(refusal.problem().message(), isWrite),
        place,
        mistakes(refusal),
        refusal instanceof ImportRejected file ? Optional.of(file.rejects()) : Optional.empty(),
        fields,
        trace);
  }

  /** A refusal of the service itself. */
  static ProblemResponse of(ProblemType problem, String detail, String trace) {
    return of(problem, detail, Optional.empty(), List.of(), Optional.empty(), Map.of(), trace);
  }

  private static ProblemResponse of(
      ProblemType problem,
      String detail,
      Optional<Place> place,
      List<MistakeResponse> mistakes,
      Optional<List<ImportReject>> rejects,
      Map<String, String> fields,
      String trace) {
    return new ProblemResponse(
        Catalogue.address(problem),
        problem.title(),
        problem.category().httpStatus(),
        problem.code(),
        detail,
        place,
        mistakes,
        rejects,
        fields,
        trace);
  }

  /** Says that nothing was recorded, unless the message says so, or says that it is not known. */
  private static String detail(String message, boolean isWrite) {
    return !isWrite || message.contains("othing was ") || message.contains("not known")
        ? message
        : message + " Nothing was recorded.";
  }

  /** Takes the place out of the fields, where one is among them. */
  private static Optional<Place> place(Map<String, String> fields) {
    if (!fields.containsKey("source") || !fields.containsKey("line")) {
      return Optional.empty();
    }
    var source = fields.remove("source");
    var path = fields.remove("path");
    var line = fields.remove("line");
    var column = fields.remove("column");
    return Optional.of(
        new Place(
            source == null ? "" : source,
            path == null ? "" : path,
            line == null ? 1 : Integer.parseInt(line),
            column == null ? 1 : Integer.parseInt(column)));
  }

  private static List<MistakeResponse> mistakes(ProblemException refusal) {
    return refusal instanceof DocumentException document
        ? document.mistakes().stream()
            .map(one -> new MistakeResponse(one.code(), one.place(), one.message()))
            .toList()
        : List.of();
  }
}
