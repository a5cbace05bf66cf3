package org.commonpurse.ledger.balance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Succession;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;

/**
 * Passes what stands on a partner's accounts on to those who succeeded it.
 * <p>
 * What is passed is each account's sum over time: a month's part is what the sum so far passes on less
 * what passed before, so that the parts of a split add up however time is cut.
 */
public final class Successors {

  private final Map<PartnerCode, List<Succession>> byPredecessor = new LinkedHashMap<>();

  /** By the successions that have happened by the day; all of them if there is no day. */
  public Successors(List<Succession> successions, Optional<LocalDate> asAt) {
    for (Succession succession : successions) {
      if (asAt.map(day -> !succession.on().isAfter(day)).orElse(true)) {
        byPredecessor
            .computeIfAbsent(succession.predecessor(), code -> new ArrayList<>())
            .add(succession);
      }
    }
  }

  /** Sums by account, each by time in order. */
  public Map<Account, SortedMap<Long, Long>> pass(Map<Account, SortedMap<Long, Long>> sums) {
    var passed = new HashMap<Account, SortedMap<Long, Long>>();
    sums.forEach((account, byTime) -> pass(account, byTime, passed));
    return passed;
  }

  private void pass(
      Account account, SortedMap<Long, Long> byTime, Map<Account, SortedMap<Long, Long>> passed) {
    Optional<Dimension> dimension = partyOf(account);
    List<Succession> parts =
        account
            .partner()
            .or(account::provider)
            .map(code -> byPredecessor.getOrDefault(code, List.of()))
            .orElse(List.of());
    if (parts.isEmpty()) {
      var own = passed.computeIfAbsent(account, key -> new TreeMap<>());
      byTime.forEach((time, pence) -> own.merge(time, pence, Math::addExact));
      return;
    }
    long[] weights = weights(parts);
    long[] before = new long[weights.length];
    var partsByTime = new ArrayList<SortedMap<Long, Long>>();
    parts.forEach(part -> partsByTime.add(new TreeMap<>()));
    long sum = 0;
    for (var cell : byTime.entrySet()) {
      sum = Math.addExact(sum, cell.getValue());
      long[] now = Split.byWeights(sum, weights);
      for (int i = 0; i < parts.size(); i++) {
        partsByTime.get(i).put(cell.getKey(), now[i] - before[i]);
      }
      before = now;
    }
    for (int i = 0; i < parts.size(); i++) {
      // The successor may have a successor of its own.
      pass(
          with(account, dimension.orElseThrow(), parts.get(i).successor()),
          partsByTime.get(i),
          passed);
    }
  }

  /** The accounts to which what stands on the account passes in the end; itself where it stays. */
  public Set<Account> heirs(Account account) {
    Optional<Dimension> dimension = partyOf(account);
    List<Succession> parts =
        account
            .partner()
            .or(account::provider)
            .map(code -> byPredecessor.getOrDefault(code, List.of()))
            .orElse(List.of());
    if (parts.isEmpty()) {
      return Set.of(account);
    }
    var heirs = new HashSet<Account>();
    for (Succession part : parts) {
      heirs.addAll(heirs(with(account, dimension.orElseThrow(), part.successor())));
    }
    return heirs;
  }

  /** The parts over their common denominator. */
  private static long[] weights(List<Succession> parts) {
    long denominator = 1;
    for (Succession part : parts) {
      denominator = Math.multiplyExact(denominator, part.denominator());
    }
    long[] weights = new long[parts.size()];
    for (int i = 0; i < weights.length; i++) {
      var part = parts.get(i);
      weights[i] = Math.multiplyExact(denominator / part.denominator(), part.numerator());
    }
    return weights;
  }

  private static Optional<Dimension> partyOf(Account account) {
    return account.kind().dimensions().stream()
        .filter(one -> one == Dimension.PARTNER || one == Dimension.PROVIDER)
        .findFirst();
  }

  private static Account with(Account account, Dimension dimension, PartnerCode code) {
    var values = new ArrayList<>(account.values());
    values.set(account.kind().dimensions().indexOf(dimension), code);
    return new Account(account.kind(), values);
  }
}
