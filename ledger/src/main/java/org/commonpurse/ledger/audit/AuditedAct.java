package org.commonpurse.ledger.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;

/**
 * Something that somebody did or tried.
 *
 * @param at  when it was recorded, or asked for; where it stands for several requests, when the last came
 * @param by  who; empty where nobody was known
 * @param address  from where it was asked; empty where that is not known, as for what the chain says
 * @param operation  what: the name of an operation; of what was recorded {@code entry}, or what the event or
 *     the row is; {@link #NOWHERE} where the request led to none, or it stands for several
 * @param fund  in which fund; empty where it was of no fund that there is
 * @param outcome  {@link #RECORDED}, {@link #DONE}, or the code of the problem
 * @param trace  the trace that the answer bore; empty where it stands for several, or for none
 * @param times  how many requests it stands for, at least 1
 */
public record AuditedAct(
    Instant at,
    Optional<Actor> by,
    String address,
    String operation,
    Optional<FundCode> fund,
    String outcome,
    String trace,
    long times) {

  /** It stands in a chain, or in the register of access. */
  public static final String RECORDED = "RECORDED";

  /** A request that changed keys or roles was carried out. */
  public static final String DONE = "DONE";

  /** What a request led to that led to no operation. */
  public static final String NOWHERE = "none";

  public AuditedAct {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(fund, "fund");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(trace, "trace");
    if (times < 1) {
      throw new IllegalArgumentException("It stands for " + times + " requests");
    }
  }

  /** Something that was recorded. */
  public static AuditedAct recorded(
      Instant at, Actor by, String operation, Optional<FundCode> fund) {
    return new AuditedAct(at, Optional.of(by), "", operation, fund, RECORDED, "", 1);
  }
}
