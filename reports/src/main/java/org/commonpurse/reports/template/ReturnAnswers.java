package org.commonpurse.reports.template;

import static org.commonpurse.reports.template.TemplateProblem.RETURN_ANSWERS_ELSEWHERE;
import static org.commonpurse.reports.template.TemplateProblem.RETURN_ANSWER_MISPLACED;
import static org.commonpurse.reports.template.TemplateProblem.RETURN_ANSWER_UNFIT;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.money.AmountReader;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.reports.page.DaysInWords;
import org.commonpurse.reports.template.CellRule.Question;

/** What people answered in a return, each fit for its question. */
public final class ReturnAnswers {

  private final Optional<Document> document;

  private ReturnAnswers(Optional<Document> document) {
    this.document = document;
  }

  /** Nobody has answered anything yet. */
  public static ReturnAnswers none() {
    return new ReturnAnswers(Optional.empty());
  }

  /**
   * Answers of a document, which are held to the questions when a return is filled.
   *
   * @throws org.commonpurse.ledger.document.DocumentException if it is not what {@code
   *     return-answers.schema.json} describes
   */
  public static ReturnAnswers of(Document document) {
    return new ReturnAnswers(Optional.of(document.requireValid(Schema.RETURN_ANSWERS)));
  }

  /**
   * The values of the cells that ask, where they are answered.
   *
   * @param questions  all that is asked
   * @throws org.commonpurse.ledger.document.DocumentException {@code RETURN_ANSWERS_ELSEWHERE}, {@code
   *     RETURN_ANSWER_MISPLACED} or {@code RETURN_ANSWER_UNFIT}, each with its line
   */
  Map<FilledCell, CellValue> values(
      ReturnFacts facts, ReturnTemplate template, Map<FilledCell, Question> questions) {
    var values = new HashMap<FilledCell, CellValue>();
    if (document.isEmpty()) {
      return values;
    }
    var root = document.get().root();
    require(root.get("fund"), facts.fund().code().value());
    require(root.get("template"), template.name());
    require(root.get("period"), facts.period().toString());
    for (var sheet : root.get("answers").entries()) {
      for (var line : sheet.entries()) {
        for (var answer : line.entries()) {
          var cell = new FilledCell(sheet.key(), line.key(), answer.key());
          Optional.ofNullable(questions.get(cell))
              .ifPresentOrElse(
                  question -> value(question, answer).ifPresent(value -> values.put(cell, value)),
                  () ->
                      answer.report(
                          RETURN_ANSWER_MISPLACED,
                          "Nothing is asked in column \"%s\" of line \"%s\" on sheet \"%s\". %s"
                              .formatted(
                                  cell.column(),
                                  cell.line(),
                                  cell.sheet(),
                                  asked(cell, questions))));
        }
      }
    }
    document.get().requireNoMistakes();
    return values;
  }

  private static String asked(FilledCell cell, Map<FilledCell, Question> questions) {
    var lines =
        questions.keySet().stream()
            .filter(each -> each.sheet().equals(cell.sheet()))
            .map(each -> each.line() + ": " + each.column())
            .sorted()
            .limit(10)
            .toList();
    return lines.isEmpty()
        ? "Nothing is on that sheet; take it out."
        : "It asks in " + String.join("; ", lines) + ".";
  }

  private static void require(Field field, String is) {
    if (!field.text().equals(is)) {
      field.report(
          RETURN_ANSWERS_ELSEWHERE,
          "These answers are of \"%s\", and the return is of \"%s\". Give those of the return."
              .formatted(field.text(), is));
    }
  }

  private static Optional<CellValue> value(Question question, Field answer) {
    if (question instanceof Question.SignOff signOff) {
      return signed(signOff, answer);
    }
    if (answer.isObject() || answer.text().isBlank()) {
      return unfit(answer, "It asks for words. Write them in quotation marks.");
    }
    if (question instanceof Question.OneOf oneOf) {
      return oneOf.choices().contains(answer.text())
          ? Optional.of(new CellValue.InWords(answer.text()))
          : unfit(
              answer,
              "\"" + answer.text() + "\" is no choice. Write one of " + oneOf.choices() + ".");
    }
    if (question instanceof Question.AnAmount) {
      try {
        return Optional.of(new CellValue.InPence(AmountReader.readPence(answer.text())));
      } catch (ProblemException e) {
        return unfit(answer, e.problem().message());
      }
    }
    return Optional.of(new CellValue.InWords(answer.text()));
  }

  private static Optional<CellValue> signed(Question.SignOff asked, Field answer) {
    if (!answer.isObject()) {
      return unfit(answer, "It asks for a sign-off. Write name, role and on.");
    }
    var role = answer.get("role").text();
    boolean isDelegated = answer.get("underDelegation").isTrue();
    if (!role.equals(asked.role()) && !isDelegated) {
      return unfit(
          answer,
          "\"%s\" is not the role that signs, \"%s\". Let it sign, or write underDelegation: true."
              .formatted(role, asked.role()));
    }
    var on = answer.get("on").date();
    var ratified = answer.get("ratified").date();
    if (on.isPresent() && ratified.isPresent() && ratified.get().isBefore(on.get())) {
      return unfit(
          answer,
          "It was ratified on %s, before it was signed on %s.".formatted(ratified.get(), on.get()));
    }
    return on.map(
        day ->
            new CellValue.InWords(
                "%s, %s, %s%s"
                    .formatted(
                        answer.get("name").text(),
                        role,
                        DaysInWords.written(day),
                        !isDelegated
                            ? ""
                            : "; submitted under delegation, "
                                + ratified
                                    .map(later -> "ratified " + DaysInWords.written(later))
                                    .orElse("not ratified yet"))));
  }

  private static Optional<CellValue> unfit(Field answer, String why) {
    answer.report(RETURN_ANSWER_UNFIT, why);
    return Optional.empty();
  }
}
