package org.commonpurse.allocation.projection;

import static org.commonpurse.allocation.problem.AppraisalProblem.APPRAISAL_SCENARIO_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;

/**
 * A plan and its scenarios: named sets of changed assumptions. A scenario says in the plan's own form what
 * is otherwise; everything else stands.
 */
public final class Scenarios {

  private final Document document;

  /**
   * The scenarios of a plan.
   *
   * @throws DocumentException if the document is not what {@code plan.schema.json} describes
   */
  public Scenarios(Document document) {
    this.document = document.requireValid(Schema.PLAN);
  }

  /** Their names, in order. */
  public List<String> names() {
    return document.root().get("scenarios").entries().stream().map(Field::key).toList();
  }

  /**
   * The plan as it stands.
   *
   * @throws DocumentException if what it says cannot be
   */
  public Plan plan() {
    return PlanReader.read(document, "");
  }

  /**
   * The plan with the changes of a scenario.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_SCENARIO_UNKNOWN}; {@link
   *     DocumentException} if what the plan says with the changes cannot be
   */
  public Plan plan(String scenario) {
    return PlanReader.read(document(scenario), scenario);
  }

  /**
   * The plan with the changes of a scenario, as a document that has its ranges, and no scenarios any more.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code APPRAISAL_SCENARIO_UNKNOWN}
   */
  public Document document(String scenario) {
    if (!names().contains(scenario)) {
      throw APPRAISAL_SCENARIO_UNKNOWN
          .because(
              "The plan has no scenario \"%s\"; those that it has are %s."
                  .formatted(scenario, names()),
              "scenario",
              scenario)
          .toException();
    }
    var changed = (ObjectNode) document.json().deepCopy();
    merge(changed, document.root().get("scenarios").get(scenario).json());
    changed.remove("scenarios");
    return Document.parseJson(
        "%s, scenario %s".formatted(document.source(), scenario), changed.toString());
  }

  /** Puts changes over what stands: mappings key by key, anything else in its place. */
  private static void merge(ObjectNode standing, JsonNode changes) {
    changes
        .fields()
        .forEachRemaining(
            change -> {
              var before = standing.get(change.getKey());
              if (before instanceof ObjectNode inner && change.getValue().isObject()) {
                merge(inner, change.getValue());
              } else {
                standing.set(change.getKey(), change.getValue());
              }
            });
  }
}
