package org.commonpurse.api.operation.projection;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * What is to be worked out of a plan.
 *
 * @param forecast  the plan, and what it is shared by
 * @param scenarios  the names of scenarios to set beside it
 * @param sensitiveFor  for whom to move each uncertain assumption over its range; for nobody if empty
 * @param questions  what else is asked
 * @param earlier  the forecast before this one, where it is asked what changed since
 * @param books  which years come from books, if any do
 */
public record ProjectionRequest(
    Forecast forecast,
    List<String> scenarios,
    Optional<PartnerCode> sensitiveFor,
    Set<Question> questions,
    Optional<Forecast> earlier,
    Optional<FromBooks> books) {

  public ProjectionRequest {
    scenarios = List.copyOf(scenarios);
    questions = Set.copyOf(questions);
  }

  /**
   * A plan with the agreement that it is shared by.
   *
   * @param plan  what {@code plan.schema.json} describes
   * @param agreement  what {@code agreement.schema.json} describes; without it those of the books, or nothing is
   *     shared
   */
  public record Forecast(Document plan, Optional<Document> agreement) {}

  /**
   * The first years of the plan, as books have them.
   *
   * @param fund  whose
   * @param last  the last of those years, inclusive
   */
  public record FromBooks(FundCode fund, FinancialYear last) {}

  /** What else is asked of a plan. */
  public enum Question {
    /** The least that partners would have to pay each other so that nobody is worse off. */
    LEAST_TRANSFERS,
    /** The same, nobody paying more in a year than its budget for the plan. */
    TRANSFERS_WITHIN_BUDGETS,
    /** What share of savings would leave nobody worse off. */
    SHARES,
    /** What each scheme is worth where some only work together. */
    WORTH_OF_SCHEMES;

    /** As requests write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Question of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Reads a request.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is not what {@code
   *     projection-request.schema.json} describes
   */
  public static ProjectionRequest read(Document document) {
    var root = document.requireValid(Schema.PROJECTION_REQUEST).root();
    Set<Question> questions =
        root.get("questions").items().stream()
            .map(item -> Question.of(item.text()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Question.class)));
    var earlier = root.get("earlier");
    return new ProjectionRequest(
        forecast(root, ""),
        root.get("scenarios").items().stream().map(Field::text).toList(),
        root.get("sensitivity").optionalText().map(PartnerCode::of),
        questions,
        earlier.isPresent() ? Optional.of(forecast(earlier, "earlier ")) : Optional.empty(),
        root.get("fund")
            .optionalText()
            .map(
                fund ->
                    new FromBooks(
                        FundCode.of(fund), FinancialYear.parse(root.get("actualTo").text()))));
  }

  private static Forecast forecast(Field field, String which) {
    return new Forecast(
        within(field.get("plan"), which + "plan"),
        field.has("agreement")
            ? Optional.of(within(field.get("agreement"), which + "agreement"))
            : Optional.empty());
  }

  /** The document that stands within another. */
  public static Document within(Field field, String name) {
    return Document.parseJson(name, field.json().toString());
  }
}
