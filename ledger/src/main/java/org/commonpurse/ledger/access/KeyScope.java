package org.commonpurse.ledger.access;

import java.util.Set;
import org.commonpurse.ledger.id.FundCode;

/**
 * What a key is good for, within what its holder may do.
 *
 * @param funds  only these funds; empty for all
 * @param operations  only these operations, by name; empty for all
 */
public record KeyScope(Set<FundCode> funds, Set<String> operations) {

  /** Everything that its holder may do. */
  public static final KeyScope ALL = new KeyScope(Set.of(), Set.of());

  public KeyScope {
    funds = Set.copyOf(funds);
    operations = Set.copyOf(operations);
  }

  /** Whether all that another is good for is within this. */
  public boolean holds(KeyScope other) {
    return holdsAll(funds, other.funds) && holdsAll(operations, other.operations);
  }

  /** Nothing named is everything, which only everything holds. */
  private static <T> boolean holdsAll(Set<T> some, Set<T> others) {
    return some.isEmpty() || (!others.isEmpty() && some.containsAll(others));
  }

  /** Whether the key is good for a fund. */
  public boolean holds(FundCode fund) {
    return funds.isEmpty() || funds.contains(fund);
  }

  /** Whether the key is good for an operation, by name. */
  public boolean holds(String operation) {
    return operations.isEmpty() || operations.contains(operation);
  }
}
