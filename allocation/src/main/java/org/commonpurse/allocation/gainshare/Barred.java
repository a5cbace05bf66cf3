package org.commonpurse.allocation.gainshare;

import java.util.HashSet;
import java.util.Set;

/**
 * Partners, by number, that are not to pay, and not to receive, because they need not.
 *
 * @param payers  who is not to pay
 * @param receivers  who is not to receive
 */
record Barred(Set<Integer> payers, Set<Integer> receivers) {

  /** Nobody. */
  static final Barred NOBODY = new Barred(Set.of(), Set.of());

  Barred {
    payers = Set.copyOf(payers);
    receivers = Set.copyOf(receivers);
  }

  boolean pays(int partner) {
    return payers.contains(partner);
  }

  boolean receives(int partner) {
    return receivers.contains(partner);
  }

  Barred andPayer(int partner) {
    var more = new HashSet<>(payers);
    more.add(partner);
    return new Barred(more, receivers);
  }

  Barred andReceiver(int partner) {
    var more = new HashSet<>(receivers);
    more.add(partner);
    return new Barred(payers, more);
  }
}
