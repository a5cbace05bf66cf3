package org.commonpurse.api.problem;

import org.commonpurse.ledger.problem.CatalogueEntry;
import org.commonpurse.ledger.problem.Category;
import org.commonpurse.ledger.problem.ProblemType;

/** What the service itself refuses, before or after the books were asked. */
public enum ServiceProblem implements ProblemType {
  SERVICE_ACTING_NOT_BELIEVED(
      Category.MALFORMED,
      "Header that says who acts is not believed",
      "A request shows who asks, and brings a header that says who is responsible. It is who asks.",
      "Leave the header out; use a key or a token of the one who is responsible."),
  SERVICE_ACTOR_MISSING(
      Category.MALFORMED,
      "Nobody is named as responsible",
      "A request that records something does not say who is responsible for it.",
      "Name a person or a system in the header that the message names."),
  SERVICE_BODY_NOT_UTF_8(
      Category.MALFORMED,
      "Body is not UTF-8",
      "The body of a request is text in another encoding, or no text.",
      "Send it as UTF-8."),
  SERVICE_BODY_TOO_LARGE(
      Category.TOO_LARGE,
      "Body is too large",
      "The body of a request is larger than the service takes.",
      "Send it in parts."),
  SERVICE_BODY_TOO_SLOW(
      Category.TOO_SLOW,
      "Body comes too slowly",
      "The body of a request comes more slowly than the service waits for.",
      "Send it again over a faster connection, or in parts."),
  SERVICE_DOWNLOADS_BUSY(
      Category.UNAVAILABLE,
      "Other downloads are under way",
      "As many journals are being taken away as the service hands out at once.",
      "Ask again when others have theirs."),
  SERVICE_ENTRY_UNKNOWN(
      Category.NOT_FOUND,
      "No such entry",
      "The fund has no entry with this sequence number.",
      "Correct the number; the entries of the fund list those there are."),
  SERVICE_FAILED(
      Category.FAILED,
      "Unforeseen failure",
      "Something failed that should not have. The log says more under the trace.",
      "Send a write again with the same key; tell who runs the service the trace."),
  SERVICE_FILE_TOO_LARGE(
      Category.TOO_LARGE,
      "File is too large",
      "A file is larger than the service takes.",
      "Send it in parts, or import it with the command."),
  SERVICE_FORM_MALFORMED(
      Category.MALFORMED,
      "Form cannot be read",
      "A multipart body is broken, or lacks a part.",
      "Send the parts that the message names."),
  SERVICE_FORM_NOT_OFFERED(
      Category.NOT_ACCEPTABLE,
      "No answer in that form",
      "The header Accept asks for a form that this path does not answer in.",
      "Ask for application/json, or for what the documentation names."),
  SERVICE_FORM_NOT_TAKEN(
      Category.UNSUPPORTED,
      "Body in that form is not taken",
      "The header Content-Type announces a form that this path does not take.",
      "Send the form that the documentation names."),
  SERVICE_FUND_DIFFERS(
      Category.INVALID,
      "Path and body name different funds",
      "The body describes another fund than the path names.",
      "Correct one of them."),
  SERVICE_HEADER_MALFORMED(
      Category.MALFORMED,
      "Header cannot be read",
      "A header is written in the form of RFC 8187, and holds no UTF-8.",
      "Write it like UTF-8''Zo%C3%AB, or send UTF-8."),
  SERVICE_HOST_UNKNOWN(
      Category.MALFORMED,
      "No such host here",
      "The header Host names another host than the service is.",
      "Ask the service by one of its names, or add the name to the setting hosts."),
  SERVICE_JOBS_TOO_MANY(
      Category.UNAVAILABLE,
      "Too many jobs",
      "As many jobs wait as the service takes.",
      "Ask again when some have ended, or cancel one."),
  SERVICE_JOB_UNFINISHED(
      Category.CONFLICT,
      "Job has no result yet",
      "The result of a job is asked for that still waits or runs.",
      "Follow the job, and ask again when it is done."),
  SERVICE_JOB_UNKNOWN(
      Category.NOT_FOUND,
      "No such job",
      "There is no job of that id, or it ended and has been forgotten.",
      "Start it again."),
  SERVICE_JOB_WITHOUT_RESULT(
      Category.CONFLICT,
      "Job has no result",
      "The result of a job is asked for that was cancelled.",
      "Start it again."),
  SERVICE_JOB_RESULT_TOO_LARGE(
      Category.TOO_LARGE,
      "Job makes more than is kept",
      "A file that a job makes has more bytes than are kept for whoever started it.",
      "Ask for it without Prefer: respond-async, or as at an earlier day."),
  SERVICE_METHOD_NOT_ALLOWED(
      Category.NOT_ALLOWED,
      "Method is not possible here",
      "The path is there, but takes other methods.",
      "Use one that the header Allow lists."),
  SERVICE_NOT_ALLOWED(
      Category.FORBIDDEN,
      "This is not allowed",
      "The one who asks has no role, or no key, that lets them do this in this fund.",
      "Ask an administrator for a role with the permission that the message names."),
  SERVICE_NOT_AUTHENTICATED(
      Category.UNAUTHENTICATED,
      "Nobody is known to ask",
      "A request brings no key and no token, or none that is good.",
      "Send a key, or the token of somebody who signed in, in the header Authorization: Bearer KEY."),
  SERVICE_NOT_SHOWN(
      Category.FORBIDDEN,
      "Not shown to this partner",
      "Who asks does so for a partner, and the agreement does not let that partner see this.",
      "Ask for your own lines, or for what the message names."),
  SERVICE_PARAMETER_MISSING(
      Category.MALFORMED,
      "Parameter is missing",
      "A query parameter is needed that was not given.",
      "Give it as the message says."),
  SERVICE_PARAMETER_TWICE(
      Category.MALFORMED,
      "Parameter is given twice",
      "A query parameter is given more than once.",
      "Give it once, its values joined by commas where it takes several."),
  SERVICE_PARAMETER_UNKNOWN(
      Category.MALFORMED,
      "No such parameter",
      "A query parameter is given that this path does not know.",
      "Use those that the message lists."),
  SERVICE_PATH_UNKNOWN(
      Category.NOT_FOUND,
      "Nothing is there",
      "No resource is at this path.",
      "The start page lists what there is."),
  SERVICE_PORT_TAKEN(
      Category.UNAVAILABLE,
      "Port is taken",
      "The service cannot listen at its port, since something else does.",
      "End what listens there, or choose another port with --port."),
  SERVICE_PROBLEM_UNKNOWN(
      Category.NOT_FOUND,
      "No such problem",
      "No problem has this type.",
      "Take the type from an answer; the list of problems tells all there are."),
  SERVICE_REPORTS_BUSY(
      Category.UNAVAILABLE,
      "Other reports are being made",
      "As many reports as are made at once took too long for one more to wait.",
      "Ask again in a moment, or for fewer at once."),
  SERVICE_REQUEST_REFUSED(
      Category.MALFORMED,
      "Request is refused",
      "The request is not one that this path can answer, for the reason that the message gives.",
      "Correct the request."),
  SERVICE_REQUEST_UNREADABLE(
      Category.MALFORMED,
      "Request is not proper HTTP",
      "The request cannot be read, such as for a bad escape in its path or headers that are too long.",
      "Correct the request."),
  SERVICE_SCHEMA_UNKNOWN(
      Category.NOT_FOUND,
      "No such schema",
      "No kind of document has this name.",
      "Take the name from the documentation of the route that takes such a document."),
  SERVICE_SETTINGS_WRONG(
      Category.MALFORMED,
      "Settings cannot be used",
      "The file of settings has a name or a value that the service does not know.",
      "Correct the file at the place that the message names."),
  SERVICE_STOPPING(
      Category.UNAVAILABLE,
      "Service is stopping",
      "The service takes no new requests, since it is being stopped. Nothing of the request was read.",
      "Send it again in a moment, with the same key."),
  SERVICE_TOO_OFTEN(
      Category.TOO_OFTEN,
      "Asked too often",
      "Whoever asks has asked more often than the settings let one caller, or one address where no good key is shown.",
      "Ask again after the seconds that the header Retry-After names; send many entries with one request."),
  SERVICE_VERSION_DIFFERS(
      Category.CHANGED,
      "It has changed since",
      "The header If-Match names another version than the one that would be replaced.",
      "Read it again, look at what changed, and send the new version with its ETag."),
  REPORT_BEYOND_WORKBOOK(
      Category.TOO_LARGE,
      "A workbook has no room for it",
      "The fund has more postings than a sheet has rows, or larger amounts than a spreadsheet keeps to the penny.",
      "Ask for the workbook as at an earlier day, or use the export."),
  REPORT_FILE_UNKNOWN(
      Category.MALFORMED,
      "File is no report",
      "A file that should be held to the books is no report of this program, or is not whole.",
      "Give the file as it was written: PDF, HTML, JSON, a workbook or an auditor's pack."),
  REPORT_NOTHING_YET(
      Category.NOT_FOUND,
      "Nothing to report yet",
      "The fund has no entries, so there is nothing to report.",
      "Post or import entries first."),
  REPORT_NOTHING_THEN(
      Category.NOT_FOUND,
      "Nothing was known then",
      "A pack was to say what changed since a moment at which the fund had no figures.",
      "Name a later moment, such as that of the last pack, or leave it out."),
  REPORT_SINCE_TOO_LATE(
      Category.INVALID,
      "Changes since a moment to come",
      "A pack was to say what changed since a moment after the one that it is made for.",
      "Name an earlier moment, such as that of the last pack."),
  REPORT_UNKNOWN(
      Category.NOT_FOUND,
      "No such report",
      "No report has this name.",
      "Use one that the message lists.");

  private final CatalogueEntry entry;

  ServiceProblem(Category category, String title, String meaning, String remedy) {
    entry = new CatalogueEntry(category, title, meaning, remedy);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public CatalogueEntry entry() {
    return entry;
  }
}
