package org.commonpurse.ledger.fund;

import java.util.Objects;
import java.util.Optional;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * A source of funding.
 *
 * @param code  its code, unique among the streams of the fund
 * @param name  its name, of 1 to 200 characters
 * @param owner  the partner whose money it is; empty when several pay into it
 * @param nature  whether it is capital or revenue
 * @param ringFenced  whether it may be spent on its own purpose only
 * @param mayCarryForward  whether what is left at the year's end may be kept for the next
 * @param countsForShares  whether it counts when shares follow contributions
 * @param recurrent  whether it comes again each year
 * @param mergesInto  the stream that takes its place, if one does
 */
public record Stream(
    StreamCode code,
    String name,
    Optional<PartnerCode> owner,
    Nature nature,
    boolean ringFenced,
    boolean mayCarryForward,
    boolean countsForShares,
    boolean recurrent,
    Optional<StreamCode> mergesInto) {

  public Stream {
    Objects.requireNonNull(code, "code");
    name = Texts.requireName(name, "stream's name");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(nature, "nature");
    Objects.requireNonNull(mergesInto, "mergesInto");
  }

  /** A recurrent revenue stream without conditions, which counts for shares. */
  public static Stream revenue(StreamCode code, String name) {
    return new Stream(
        code, name, Optional.empty(), Nature.REVENUE, false, false, true, true, Optional.empty());
  }
}
