package org.commonpurse.api.operation.proposal;

import static org.commonpurse.ledger.problem.ProposalProblem.PROPOSAL_OPERATION_UNKNOWN;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.SourceLocations;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.Credential;
import org.commonpurse.ledger.book.RepeatableAct;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.proposal.Proposal;
import org.commonpurse.ledger.proposal.ProposedRequest;

/** Proposes an act that needs a second person, after trying out what it would record. */
@OperationSpec(
    name = "proposal-make",
    summary = "proposes an act that needs a second person, once it was tried out",
    routes = "POST /api/v1/funds/{fund}/proposals",
    command = "proposal make",
    permission = Permission.PROPOSE,
    idempotency = Idempotency.BY_KEY,
    requests = "proposal",
    problems = "PROPOSAL_OPERATION_UNKNOWN")
public final class MakeProposal {

  /** How often it is tried again where others propose meanwhile. */
  private static final int TRIES = 10;

  private final Ledger ledger;
  private final ProposedActs acts;

  /** Proposes to these books, by this clock. */
  public MakeProposal(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.acts = new ProposedActs(ledger, clock);
  }

  /**
   * What somebody proposes.
   *
   * @param operation  which operation
   * @param request  what would be sent to it, word for word
   */
  public record Input(FundCode fund, Proposable operation, ProposedRequest request) {

    /**
     * What a document proposes.
     *
     * @param document  what {@code proposal.schema.json} describes
     * @throws org.commonpurse.ledger.problem.ProblemException {@code PROPOSAL_OPERATION_UNKNOWN}, with the
     *     place
     */
    public static Input read(FundCode fund, Document document) {
      var root = document.requireValid(Schema.PROPOSAL).root();
      var named = root.get("operation");
      var operation = SourceLocations.at(named, named.text(), Proposable::of);
      var parameters = parameters(operation, root.get("parameters"));
      var sent = root.get("document");
      var text = sent.isObject() ? sent.json().toString() : sent.text();
      return new Input(fund, operation, new ProposedRequest(operation.word(), parameters, text));
    }

    private static Map<String, String> parameters(Proposable operation, Field given) {
      var parameters = new HashMap<String, String>();
      for (var each : given.entries()) {
        if (!operation.parameters().contains(each.key())) {
          throw SourceLocations.refused(
              each,
              PROPOSAL_OPERATION_UNKNOWN.because(
                  "The operation %s has no parameter %s. It has %s."
                      .formatted(operation.word(), each.key(), operation.parameters()),
                  "operation",
                  operation.word(),
                  "parameter",
                  each.key()));
        }
        parameters.put(each.key(), each.text());
      }
      return parameters;
    }

    /** What is sent to the operation. */
    public Document document() {
      return Document.parse("document", request.document());
    }
  }

  /**
   * Proposes it; asked again with the same key, it is told as it was made. What could not be recorded now is refused as the operation itself would refuse it.
   *
   * @param credential  what the right of whoever proposes rests on
   * @throws org.commonpurse.ledger.problem.ProblemException what the operation refuses
   */
  public Proposal run(Input input, Caller caller, Credential credential) {
    var fund = ledger.funds().get(input.fund()).code();
    Optional<Tried> tried = Optional.empty();
    for (int tries = 1; tries <= TRIES; tries++) {
      try {
        return make(fund, input, caller, credential, tried);
      } catch (Untried e) {
        var digest = acts.tryOut(fund, e.number, input.request(), caller.actor()).digest();
        tried = Optional.of(new Tried(e.number, digest));
      }
    }
    throw new IllegalStateException("Others propose all the time");
  }

  /** What a request would record as the proposal of a number. */
  private record Tried(long number, String digest) {}

  /** Ends an act that needs to know first what would be recorded. */
  private static final class Untried extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long number;

    Untried(long number) {
      super("It was not tried out yet", null, false, false);
      this.number = number;
    }
  }

  /** Makes it, or finds it made: who asks again with the same key is answered before anything is tried. */
  private Proposal make(
      FundCode fund, Input input, Caller caller, Credential credential, Optional<Tried> tried) {
    var request = input.request();
    return ledger
        .books()
        .write(
            fund,
            caller.asks(
                "proposal-make", request.operation(), request.parameters(), request.document()),
            new RepeatableAct<>(
                writing -> {
                  long number = writing.proposals().list(fund).size() + 1L;
                  var digest =
                      tried
                          .filter(each -> each.number() == number)
                          .map(Tried::digest)
                          .orElseThrow(() -> new Untried(number));
                  var asked = Proposable.Asked.of(fund, request, caller);
                  var consent = input.operation().consent(writing, asked);
                  return writing
                      .proposals()
                      .make(fund, request, digest, consent, caller.actor(), credential);
                },
                made -> Long.toString(made.number()),
                (books, before) ->
                    books.proposals().get(fund, Long.parseLong(before.result())).afterFirst(0)));
  }
}
