package org.commonpurse.allocation.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.engine.State.Balance;
import org.commonpurse.allocation.term.AllocationContext;
import org.commonpurse.allocation.term.Holding;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;

/** What the reserves of an agreement hold while it is applied. */
final class Reserves {

  private final Agreement agreement;
  private final Map<ReserveCode, Balance> balances;

  /** What reserves hold by owner, kept from one question to the next until it changes. */
  private final Map<ReserveCode, Holding> holdings = new HashMap<>();

  /** Begins with the balances handed on, and opens the reserves that have none. */
  Reserves(Agreement agreement, Map<ReserveCode, Balance> handedOn, AllocationContext context) {
    this.agreement = agreement;
    this.balances = new HashMap<>(handedOn);
    for (var reserve : agreement.reserves()) {
      balances.computeIfAbsent(reserve.code(), code -> opening(reserve, context));
    }
  }

  private Balance opening(Reserve reserve, AllocationContext context) {
    var weights = reserve.ownedBy().flatMap(shares -> shares.weights(context));
    if (weights.isEmpty()) {
      return new Balance(Map.of(), reserve.openingPence());
    }
    long[] parts = Split.byLargestRemainder(weights.get().split(Exact.of(reserve.openingPence())));
    var byOwner = new HashMap<PartnerCode, Long>();
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] != 0) {
        byOwner.put(agreement.parties().code(i), parts[i]);
      }
    }
    return new Balance(byOwner, 0);
  }

  /** What a reserve holds, for terms to draw on. */
  Holding holding(ReserveCode reserve) {
    var known = holdings.get(reserve);
    if (known != null) {
      return known;
    }
    var balance = balances.get(reserve);
    var holding =
        balance == null
            ? Holding.unowned(Exact.ZERO, agreement.parties().size())
            : holding(balance);
    holdings.put(reserve, holding);
    return holding;
  }

  private Holding holding(Balance balance) {
    List<Exact> byOwner = new ArrayList<>();
    for (var code : agreement.parties().codes()) {
      byOwner.add(Exact.of(balance.byOwner().getOrDefault(code, 0L)));
    }
    return new Holding(byOwner, Exact.of(balance.unownedPence()));
  }

  /**
   * Moves what parts say in or out.
   *
   * @param benefit  whether a positive part is kept in the reserve and not paid out of it
   */
  void move(RoundedAllocation rounded, boolean benefit) {
    for (var move : rounded.moves()) {
      if (move.source().isReserve()) {
        long in = benefit ? move.pence() : Math.negateExact(move.pence());
        if (in != 0) {
          holdings.remove(move.source().code());
          balances.merge(move.source().code(), balance(move.owner(), in), Reserves::plus);
        }
      }
    }
  }

  private static Balance balance(Optional<PartnerCode> owner, long pence) {
    return owner
        .map(code -> new Balance(Map.of(code, pence), 0))
        .orElseGet(() -> new Balance(Map.of(), pence));
  }

  private static Balance plus(Balance first, Balance second) {
    var byOwner = new HashMap<>(first.byOwner());
    second.byOwner().forEach((owner, pence) -> byOwner.merge(owner, pence, Math::addExact));
    return new Balance(byOwner, Math.addExact(first.unownedPence(), second.unownedPence()));
  }

  /** The balances to hand on. */
  Map<ReserveCode, Balance> balances() {
    return Map.copyOf(balances);
  }
}
