package org.commonpurse.ledger.verify;

import java.time.Duration;
import java.util.List;

/**
 * Whether a database is fit to be recorded in now, without replaying what it holds.
 *
 * @param entries  how many entries the chains of all funds have
 * @param events  how many events they have
 * @param clockAhead  how far the newest link of any chain is ahead of the clock; zero where it is not
 * @param isClockRight  whether that is no further than the settings let pass
 * @param triggersMissing  triggers that would keep what is recorded, and do not
 * @param isDurable  whether the database answers only when what is recorded is on the disk
 * @param isWritable  whether it takes what is recorded: it is no replica, and not read-only
 */
public record StoreCondition(
    long entries,
    long events,
    Duration clockAhead,
    boolean isClockRight,
    List<String> triggersMissing,
    boolean isDurable,
    boolean isWritable) {

  public StoreCondition {
    triggersMissing = List.copyOf(triggersMissing);
  }
}
