package org.commonpurse.api.representation;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.audit.AuditLine;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/** The audit trail as JSON, and as lines of JSON for a system that watches. */
public final class AuditResponses {

  private static final List<String> COLUMNS =
      List.of(
          "at",
          "source",
          "subject",
          "name",
          "address",
          "operation",
          "fund",
          "outcome",
          "times",
          "trace",
          "id");

  private AuditResponses() {}

  /**
   * A line.
   *
   * @param id  tells it from all others, now and later
   * @param subject  the id of who it was; absent where nobody was known
   * @param address  from where; absent of what was recorded
   */
  public record AuditLineResponse(
      String id,
      String at,
      String source,
      Optional<String> subject,
      Optional<String> name,
      Optional<String> address,
      String operation,
      Optional<String> fund,
      String outcome,
      long times,
      Optional<String> trace) {

    /** A line. */
    public static AuditLineResponse of(AuditLine line) {
      var act = line.act();
      return new AuditLineResponse(
          line.place().toString(),
          act.at().toString(),
          WireName.of(line.place().source()),
          act.by().map(Actor::id),
          act.by().map(Actor::name),
          given(act.address()),
          act.operation(),
          act.fund().map(FundCode::value),
          act.outcome(),
          act.times(),
          given(act.trace()));
    }

    private static Optional<String> given(String text) {
      return Optional.of(text).filter(any -> !any.isEmpty());
    }

    /** The cells of the line, in the order of the columns. */
    List<String> cells() {
      return Stream.of(
              Optional.of(at),
              Optional.of(source),
              subject,
              name,
              address,
              Optional.of(operation),
              fund,
              Optional.of(outcome),
              Optional.of(Long.toString(times)),
              trace,
              Optional.of(id))
          .map(cell -> cell.orElse(""))
          .toList();
    }
  }

  /** What the columns are called. */
  public static List<String> columns() {
    return COLUMNS;
  }

  /** The cells of a line, in the order of the columns. */
  public static List<String> cells(AuditLine line) {
    return AuditLineResponse.of(line).cells();
  }

  /** The lines as JSON, one each, for a system that watches. */
  public static String jsonLines(List<AuditLine> lines) {
    var text = new StringBuilder();
    try {
      for (var line : lines) {
        text.append(ResponseJson.mapper().writeValueAsString(AuditLineResponse.of(line)))
            .append('\n');
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer cannot be written as JSON", e);
    }
    return text.toString();
  }
}
