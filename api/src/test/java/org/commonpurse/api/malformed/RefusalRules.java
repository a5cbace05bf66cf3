package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonpurse.api.malformed.Wire.WireAnswer;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.ledger.problem.ProblemType;

/** What every refusal must be: a problem of the catalogue, that tells nothing of our insides and of others. */
final class RefusalRules {

  /** More than any refusal has to say; what was sent is not sent back. */
  private static final int SIZE_MAX = 128 << 10;

  /** Names of classes, and of what libraries call their parts. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\b(java|org|com|io|jakarta)\\.[a-z]+\\.[a-z]*[A-Z]|Exception\\b|StreamRead|SQLITE_|ERROR:");

  private static final Set<String> CODES =
      Catalogue.all().map(ProblemType::code).collect(Collectors.toUnmodifiableSet());

  private RefusalRules() {}

  /**
   * What is wrong with an answer, a sentence each.
   *
   * @param sent  what it answers
   * @param mayBeTold  whether whoever asks may see all funds, where they are not refused
   */
  static List<String> mistakes(WireRequest sent, WireAnswer answer, boolean mayBeTold) {
    var wrong = new ArrayList<String>();
    if (answer.status() >= 500) {
      wrong.add("It failed with " + answer.status());
    }
    if (answer.status() >= 300 && answer.status() < 400 && answer.status() != 304) {
      wrong.add("It leads elsewhere, with " + answer.status());
    }
    if (answer.status() >= 400) {
      inHead(answer, wrong);
      if (!sent.method().equals("HEAD")) {
        inBody(sent, answer, wrong);
      }
    }
    var text = answer.text();
    for (var hidden :
        mayBeTold && answer.status() < 400 ? List.<String>of() : MalformedBooks.HIDDEN) {
      if (text.contains(hidden) && !sent.told().contains(hidden)) {
        wrong.add("It tells \"" + hidden + "\" of another fund");
      }
    }
    return wrong;
  }

  private static void inHead(WireAnswer answer, List<String> wrong) {
    if (!answer.header("content-type").startsWith("application/problem+json")) {
      wrong.add("It is of the form \"" + answer.header("content-type") + '"');
    }
    if (answer.headers().containsKey("set-cookie")) {
      wrong.add("A line of the request is one of its own");
    }
  }

  private static void inBody(WireRequest sent, WireAnswer answer, List<String> wrong) {
    if (answer.body().length > SIZE_MAX) {
      wrong.add("It has " + answer.body().length + " bytes");
    }
    JsonNode problem;
    try {
      problem = new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      wrong.add("It is no JSON");
      return;
    }
    if (!CODES.contains(problem.path("code").asText())) {
      wrong.add("Its code is " + problem.path("code"));
    }
    if (problem.path("status").asInt() != answer.status()) {
      wrong.add("It says the status is " + problem.path("status"));
    }
    if (problem.path("detail").asText().isBlank()) {
      wrong.add("It does not say why");
    }
    var insides = INSIDES.matcher(answer.text());
    // A value that is refused is told, whatever it says.
    if (insides.find() && !sent.told().contains(insides.group())) {
      wrong.add("It tells of our insides: " + insides.group());
    }
  }
}
