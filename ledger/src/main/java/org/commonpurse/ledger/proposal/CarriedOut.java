package org.commonpurse.ledger.proposal;

/**
 * The links of the chain that an act recorded: those after the first two numbers, up to the other two.
 *
 * @param afterEntry  the sequence of the last entry before it
 * @param lastEntry  the sequence of its last entry; the same where it has none
 * @param afterEvent  the number of the last event before it
 * @param lastEvent  the number of its last event; the same where it has none
 */
public record CarriedOut(long afterEntry, long lastEntry, long afterEvent, long lastEvent) {

  public CarriedOut {
    if (afterEntry > lastEntry || afterEvent > lastEvent) {
      throw new IllegalArgumentException("An act takes nothing away");
    }
  }

  /** Whether it recorded an entry. */
  public boolean coversEntry(long sequence) {
    return sequence > afterEntry && sequence <= lastEntry;
  }

  /** Whether it recorded an event. */
  public boolean coversEvent(long number) {
    return number > afterEvent && number <= lastEvent;
  }
}
