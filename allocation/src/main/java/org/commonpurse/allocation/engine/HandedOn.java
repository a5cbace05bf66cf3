package org.commonpurse.allocation.engine;

import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_STATE_NOT_BEFORE;
import static org.commonpurse.allocation.problem.AllocationProblem.ALLOCATION_STATE_OF_ANOTHER;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.term.Past;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.AgreementCode;
import org.commonpurse.ledger.problem.ProblemException;

/**
 * A state on its way from one application to the next, with what it is of, so that it is handed to no
 * other agreement, and to no period that it has had.
 *
 * @param agreement  the agreement that handed it on
 * @param through  the last day of the period that it was applied to
 * @param past  all that it came to so far, whatever of it the next version counts
 */
public record HandedOn(AgreementCode agreement, LocalDate through, State state, Past past) {

  /**
   * What an application hands on.
   *
   * @param before  what was handed to it, if anything was
   */
  public static HandedOn by(ApplicationResult applied, Optional<HandedOn> before) {
    var allocation = applied.allocation();
    return new HandedOn(
        allocation.agreement().code(),
        allocation.outturn().lastDay(),
        applied.state().withPast(Past.NONE),
        PastOfResults.add(before.map(HandedOn::past).orElse(Past.NONE), allocation));
  }

  /**
   * Reads what {@code state.schema.json} describes.
   *
   * @param agreement  the version that it is handed to
   * @throws org.commonpurse.ledger.document.DocumentException with every place that is wrong
   */
  public static HandedOn read(Document document, Agreement agreement) {
    var root = document.requireValid(Schema.STATE).root();
    var through = root.get("through").date();
    document.requireNoMistakes();
    try {
      return new HandedOn(
          AgreementCode.of(root.get("agreement").text()),
          through.orElseThrow(),
          StateDocument.read(root.get("state"), agreement.parties()),
          PastDocument.read(root.get("past")));
    } catch (ProblemException e) {
      throw root.get("state").refused(e.type(), e.problem().message());
    }
  }

  /** The document; reading it again gives an equal state. */
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("agreement", agreement.value());
    json.put("through", through.toString());
    json.set("state", StateDocument.of(state));
    json.set("past", PastDocument.of(past));
    return json;
  }

  /**
   * The state that an application begins with.
   *
   * @throws AllocationException {@code ALLOCATION_STATE_OF_ANOTHER} if another agreement handed it on,
   *     {@code ALLOCATION_STATE_NOT_BEFORE} if the outturn's period is not a later one
   */
  public State to(Agreement next, Outturn outturn) {
    if (!next.code().equals(agreement)) {
      throw new AllocationException(
          ALLOCATION_STATE_OF_ANOTHER,
          "The state was handed on by %s and cannot be handed to %s; give the one that %s handed on, or none to begin anew."
              .formatted(agreement, next.code(), next.code()),
          Map.of("stateOf", agreement.value(), "agreement", next.code().value()));
    }
    if (!outturn.lastDay().isAfter(through)) {
      throw new AllocationException(
          ALLOCATION_STATE_NOT_BEFORE,
          "The state holds all up to %s, and the figures of %s end on %s, so that they would count twice; give the state of the period before."
              .formatted(through, outturn.period(), outturn.lastDay()),
          Map.of("through", through.toString(), "period", outturn.period()));
    }
    return state.withPast(past);
  }
}
