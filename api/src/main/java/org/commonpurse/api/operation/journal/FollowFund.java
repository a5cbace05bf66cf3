package org.commonpurse.api.operation.journal;

import static org.commonpurse.api.problem.RequestProblem.QUERY_PLACE_UNKNOWN;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.ParameterGroup;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.api.operation.spec.Shows;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.journal.Paging;
import org.commonpurse.ledger.seal.ChainLink;
import org.commonpurse.ledger.seal.Feed;

/**
 * What was recorded in a fund, in the order in which it is sealed: that it was, and where it is read,
 * not what it says.
 */
@OperationSpec(
    name = "events",
    summary =
        "what was recorded, in order, for readers that come back with the last position they saw",
    routes = "GET /api/v1/funds/{fund}/events",
    command = "events",
    permission = Permission.READ_BOOKS,
    shows = Shows.LINES,
    idempotency = Idempotency.READS,
    parameters = ParameterGroup.PAGE,
    problems = "SERVICE_DOWNLOADS_BUSY")
public final class FollowFund {

  private final Ledger ledger;

  /** Follows the funds of these books. */
  public FollowFund(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Links of the chain.
   *
   * @param part  the links, and where the chain ended
   * @param position  of the last of them; where there are none, the one that was asked for. It is the
   *     one to go on from, now or in a year
   */
  public record Output(FundCode fund, Feed.Part part, long position) {

    /** The position to ask for what follows by; nothing where these are the last. */
    public Optional<Long> next() {
      return position < part.end() ? Optional.of(position) : Optional.empty();
    }
  }

  /**
   * The links that follow a position.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code QUERY_PLACE_UNKNOWN} if the chain
   *     does not reach that far: it is of other books
   */
  public Output run(FundCode fund, Paging paging) {
    long after = paging.afterSequence();
    var part = ledger.feed().after(fund, after, paging.limit());
    if (after > part.end()) {
      throw QUERY_PLACE_UNKNOWN
          .because(
              "The chain of "
                  + fund
                  + " ends at "
                  + part.end()
                  + ", so nothing was ever told of "
                  + after
                  + ". If these books were restored from a copy, read them again from 0.",
              "parameter",
              "after",
              "value",
              after)
          .toException();
    }
    var links = part.links();
    return new Output(fund, part, links.isEmpty() ? after : links.get(links.size() - 1).position());
  }

  /**
   * Hands over all links that follow a position, up to the end of the chain as it stands now; they are
   * not held in memory.
   *
   * @return hands each link, in order, to whom it is given
   */
  public Consumer<Consumer<ChainLink>> all(FundCode fund, Paging paging) {
    var first = run(fund, paging.limit(Paging.LIMIT_MAX));
    return to ->
        Stream.iterate(
                first,
                output -> !output.part().links().isEmpty(),
                output -> run(fund, Paging.FIRST.limit(Paging.LIMIT_MAX).after(output.position())))
            .flatMap(output -> output.part().links().stream())
            .takeWhile(link -> link.position() <= first.part().end())
            .forEach(to);
  }
}
