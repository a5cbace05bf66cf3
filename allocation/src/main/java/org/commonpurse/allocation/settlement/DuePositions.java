package org.commonpurse.allocation.settlement;

import static org.commonpurse.allocation.problem.AllocationProblem.DUE_OF_ALLOCATION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.commonpurse.allocation.engine.Position.Standing;
import org.commonpurse.ledger.act.ActRequest;
import org.commonpurse.ledger.book.Books;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.book.Snapshot;
import org.commonpurse.ledger.book.Writing;
import org.commonpurse.ledger.due.DuePosition;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;

/**
 * Where partners stand on dues that no allocation raised, such as instalments of contributions. One
 * that is disputed is held back from payment runs until its partner agrees.
 */
public final class DuePositions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Books books;

  /** Takes positions in these books. */
  public DuePositions(Books books) {
    this.books = books;
  }

  /**
   * Where a partner stands.
   *
   * @param entry  the sequence of the entry that raised the due
   * @param note  what the partner says about it
   */
  public record Request(
      FundCode fund, long entry, PartnerCode partner, Standing standing, String note) {

    private boolean isSaidBy(DuePosition position) {
      return concerns(position)
          && standing == DuePositions.standing(position)
          && note.equals(DuePositions.note(position));
    }

    private boolean concerns(DuePosition position) {
      return position.entry() == entry && position.partner().equals(partner);
    }

    private String document() {
      return JSON.createObjectNode().put("standing", standing.name()).put("note", note).toString();
    }
  }

  /**
   * Records it; posts nothing. Taking the same again records nothing.
   *
   * @param once  the request with its key, where its sender named it by one
   * @return the due as it stands then
   * @throws org.commonpurse.ledger.problem.ProblemException {@code DUE_NOT_OPEN} if the entry raised
   *     no due of the partner, or one that is settled; {@code DUE_OF_ALLOCATION} if an allocation
   *     raised it; {@code LEDGER_PARTNER_UNKNOWN}
   */
  public Due take(Request request, Optional<ActRequest> once, Actor by) {
    return books.write(
        request.fund(),
        once,
        RepeatableAct.toldByItsRequest(
            writing -> take(writing, request, by), at -> known(at, request)));
  }

  private static Due take(Writing writing, Request request, Actor by) {
    var due = open(writing, request);
    due.origin()
        .ifPresent(
            origin -> {
              throw DUE_OF_ALLOCATION
                  .because(
                      "Entry %d charges clause %s of an allocation. Take the position on that part of it, \"allocation position\"; it then holds for every revision."
                          .formatted(request.entry(), origin.clause()),
                      "entry",
                      request.entry(),
                      "clause",
                      origin.clause())
                  .toException();
            });
    var latest =
        writing.dues().list(request.fund()).stream()
            .filter(request::concerns)
            .reduce((earlier, later) -> later);
    if (latest.filter(request::isSaidBy).isPresent()) {
      return due;
    }
    writing
        .dues()
        .record(request.fund(), request.entry(), request.partner(), request.document(), by);
    return open(writing, request);
  }

  private static Due open(Snapshot at, Request request) {
    return Dues.of(at, request.fund(), Optional.of(request.partner()))
        .requireOpen(request.entry(), request.partner());
  }

  /** The due on which a position was taken, settled or not. */
  private static Due known(Snapshot at, Request request) {
    return Dues.of(at, request.fund(), Optional.of(request.partner())).dues().stream()
        .filter(due -> due.entry() == request.entry())
        .findFirst()
        .orElseGet(() -> open(at, request));
  }

  static Standing standing(DuePosition position) {
    return Standing.valueOf(json(position).path("standing").asText());
  }

  static String note(DuePosition position) {
    return json(position).path("note").asText();
  }

  private static JsonNode json(DuePosition position) {
    try {
      return JSON.readTree(position.document());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The record holds what is no JSON: " + position, e);
    }
  }
}
