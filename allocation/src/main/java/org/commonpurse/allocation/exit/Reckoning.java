package org.commonpurse.allocation.exit;

import static org.commonpurse.allocation.problem.ExitProblem.EXIT_ADVANCE_OWED;
import static org.commonpurse.allocation.problem.ExitProblem.EXIT_HOST_LEAVES;
import static org.commonpurse.allocation.problem.ExitProblem.EXIT_NAME_UNKNOWN;
import static org.commonpurse.allocation.problem.ExitProblem.EXIT_SHARES_UNSAID;
import static org.commonpurse.allocation.problem.ExitProblem.EXIT_SHORT;
import static org.commonpurse.allocation.problem.ExitProblem.EXIT_STREAM_UNSAID;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.exact.Split;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Partner;
import org.commonpurse.ledger.fund.Stream;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.ReserveCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.money.Amounts;

/**
 * Works a final account out: commitments first, then reserves and streams to their owners, and what
 * belongs to nobody in particular by shares. Pure.
 *
 * @param unowned  reserves that agreements give to nobody in particular
 * @param agreed  the shares by which agreements let reserves be paid out, whoever owns them
 */
record Reckoning(
    Fund fund,
    Held held,
    Set<ReserveCode> unowned,
    Map<ReserveCode, Map<PartnerCode, Exact>> agreed,
    ExitRequest request) {

  FinalAccount account() {
    requireKnown();
    var returns = new ArrayList<Return>();
    held.reserves()
        .forEach(
            (reserve, owners) ->
                owners.forEach((owner, pence) -> returns.addAll(ofReserve(reserve, owner, pence))));
    long rest =
        Math.subtractExact(held.netPence(), request.committedPence()) - held.reservesPence();
    for (var stream : ownedStreams().entrySet()) {
      rest = Math.subtractExact(rest, stream.getValue());
      var owner =
          fund.presentPartner(fund.stream(stream.getKey()).orElseThrow().owner().orElseThrow());
      returns.add(
          new Return(owner, Account.surplus(), Optional.of(stream.getKey()), stream.getValue()));
    }
    if (hasPart() || returns.stream().anyMatch(each -> concerns(each.partner()))) {
      requireEnough(rest);
    }
    shared(rest)
        .forEach(
            (partner, pence) ->
                returns.add(new Return(partner, Account.surplus(), Optional.empty(), pence)));
    requireNothingAdvanced();
    held.advances()
        .forEach(
            (advance, owed) ->
                owed.forEach(
                    (partner, pence) ->
                        returns.add(
                            new Return(
                                partner,
                                Account.advance(partner, advance),
                                Optional.empty(),
                                pence))));
    returns.removeIf(each -> each.pence() == 0 || !concerns(each.partner()));
    return new FinalAccount(request, held.netPence(), returns, dues(returns), statements(returns));
  }

  /** What partners owe each other goes on by the agreement, which cannot go on with one that has left. */
  private void requireNothingAdvanced() {
    for (var advance : held.advances().entrySet()) {
      long owed =
          request.partner().map(leaver -> advance.getValue().getOrDefault(leaver, 0L)).orElse(0L);
      if (owed != 0) {
        throw EXIT_ADVANCE_OWED
            .because(
                "Of the advance %s %s is still owed %s %s; let a version of the agreement say that it falls due, apply it, and then let the partner leave."
                    .formatted(
                        advance.getKey(),
                        Amounts.print(Math.abs(owed)),
                        owed > 0 ? "to" : "by",
                        request.partner().orElseThrow()),
                "advance",
                advance.getKey(),
                "owed",
                Amounts.plain(owed))
            .toException();
      }
    }
  }

  private boolean concerns(PartnerCode partner) {
    return request.partner().map(partner::equals).orElse(true);
  }

  /**
   * Whether any part of what belongs to nobody in particular can go to whom it concerns. Where it cannot, as
   * with a provider that paid nothing in, what others own is none of its business.
   */
  private boolean hasPart() {
    return request
        .partner()
        .map(leaver -> weights().getOrDefault(leaver, Exact.ZERO).signum() > 0)
        .orElse(true);
  }

  private Map<PartnerCode, Exact> weights() {
    return request.shares().isEmpty() ? paidInRecurrently() : request.shares();
  }

  private List<Return> ofReserve(ReserveCode reserve, PartnerCode owner, long pence) {
    var shares = agreed.get(reserve);
    if (shares == null && !unowned.contains(reserve)) {
      return List.of(Return.ofReserve(owner, reserve, owner, pence));
    }
    var parts = new ArrayList<Return>();
    (shares == null ? shared(pence) : shared(pence, shares))
        .forEach((partner, part) -> parts.add(Return.ofReserve(partner, reserve, owner, part)));
    return parts;
  }

  /** What goes back to the owners of streams: what they paid in less what was spent, or as said. */
  private SortedMap<StreamCode, Long> ownedStreams() {
    var balances = new TreeMap<StreamCode, Long>();
    for (var stream : fund.streams()) {
      var owner = stream.owner().map(fund::presentPartner);
      if (owner.isPresent() && (hasPart() || concerns(owner.get()))) {
        long balance = Math.max(0, balance(stream));
        var said = Optional.ofNullable(request.streams().get(stream.code()));
        boolean clausesWorked = held.charged().values().stream().anyMatch(pence -> pence != 0);
        if (said.isEmpty() && clausesWorked && balance != 0) {
          throw EXIT_STREAM_UNSAID
              .because(
                  "Of stream %s, which %s owns, %s is not spent; clauses were applied, which may have given it back. Say under \"streams\" how much still goes back, 0.00 or more."
                      .formatted(stream.code(), stream.owner().get(), Amounts.print(balance)),
                  "stream",
                  stream.code(),
                  "balance",
                  Amounts.plain(balance))
              .toException();
        }
        balances.put(stream.code(), said.orElse(balance));
      }
    }
    return balances;
  }

  private long balance(Stream stream) {
    long paidIn =
        held.paidIn().values().stream()
            .map(byStream -> byStream.getOrDefault(stream.code(), 0L))
            .reduce(0L, Math::addExact);
    long committed =
        request.commitments().stream()
            .filter(each -> each.spend().value(Dimension.STREAM).equals(Optional.of(stream.code())))
            .mapToLong(ExitRequest.Commitment::pence)
            .sum();
    return paidIn
        + held.income().getOrDefault(stream.code(), 0L)
        - held.spent().getOrDefault(stream.code(), 0L)
        - committed;
  }

  private void requireEnough(long rest) {
    if (rest < 0) {
      throw EXIT_SHORT
          .because(
              "Fund %s holds %s; commitments, reserves and what owners of streams have back come to %s more. Let a clause or an entry say first who bears that."
                  .formatted(fund.code(), Amounts.print(held.netPence()), Amounts.print(-rest)),
              "held",
              Amounts.plain(held.netPence()),
              "short",
              Amounts.plain(-rest))
          .toException();
    }
  }

  /** An amount by shares, by largest remainder, ties in the fund's order of partners. */
  private Map<PartnerCode, Long> shared(long pence) {
    return pence == 0 || !hasPart() ? Map.of() : shared(pence, weights());
  }

  private Map<PartnerCode, Long> shared(long pence, Map<PartnerCode, Exact> weights) {
    var partners = fund.presentPartners().stream().map(Partner::code).toList();
    var sum =
        partners.stream()
            .map(partner -> weights.getOrDefault(partner, Exact.ZERO))
            .reduce(Exact.ZERO, Exact::plus);
    if (sum.signum() <= 0) {
      throw EXIT_SHARES_UNSAID
          .because(
              "%s of fund %s belongs to nobody in particular, and no partner paid in by a recurrent stream. Say under \"shares\" who has which part."
                  .formatted(Amounts.print(pence), fund.code()),
              "fund",
              fund.code(),
              "amount",
              Amounts.plain(pence))
          .toException();
    }
    var claims =
        partners.stream()
            .map(partner -> Exact.of(pence).portion(weights.getOrDefault(partner, Exact.ZERO), sum))
            .toList();
    var split = Split.byLargestRemainder(claims);
    var parts = new TreeMap<PartnerCode, Long>();
    for (int i = 0; i < split.length; i++) {
      parts.put(partners.get(i), split[i]);
    }
    return parts;
  }

  /** What each partner paid in by streams that are recurrent and count for shares. */
  private Map<PartnerCode, Exact> paidInRecurrently() {
    var weights = new HashMap<PartnerCode, Exact>();
    held.paidIn()
        .forEach(
            (partner, byStream) -> {
              long pence =
                  fund.streams().stream()
                      .filter(stream -> stream.recurrent() && stream.countsForShares())
                      .mapToLong(stream -> byStream.getOrDefault(stream.code(), 0L))
                      .reduce(0, Math::addExact);
              weights.put(partner, Exact.of(Math.max(0, pence)));
            });
    return weights;
  }

  private Map<Account, Long> dues(List<Return> returns) {
    var dues = new HashMap<Account, Long>();
    held.receivable()
        .forEach(
            (partner, pence) -> dues.merge(Account.receivable(partner), pence, Math::addExact));
    returns.forEach(
        each -> dues.merge(Account.receivable(each.partner()), -each.pence(), Math::addExact));
    held.payable()
        .forEach(
            (provider, pence) -> dues.merge(Account.payable(provider), -pence, Math::addExact));
    for (var commitment : request.commitments()) {
      dues.merge(
          Account.payable(commitment.spend().provider().orElseThrow()),
          -commitment.pence(),
          Math::addExact);
    }
    dues.values().removeIf(pence -> pence == 0);
    dues.keySet()
        .removeIf(
            account -> !account.partner().map(this::concerns).orElse(request.partner().isEmpty()));
    return dues;
  }

  private List<FinalAccount.Statement> statements(List<Return> returns) {
    var partners = new TreeSet<PartnerCode>();
    partners.addAll(held.paidIn().keySet());
    partners.addAll(held.charged().keySet());
    partners.addAll(held.receivable().keySet());
    returns.forEach(each -> partners.add(each.partner()));
    request.partner().ifPresent(partners::add);
    return partners.stream()
        .filter(this::concerns)
        .map(partner -> statement(partner, returns))
        .toList();
  }

  private FinalAccount.Statement statement(PartnerCode partner, List<Return> returns) {
    long contributions = held.paidInPence(partner);
    long charges = held.charged().getOrDefault(partner, 0L);
    long owed = held.receivable().getOrDefault(partner, 0L);
    long returned =
        returns.stream()
            .filter(each -> each.partner().equals(partner))
            .mapToLong(Return::pence)
            .reduce(0, Math::addExact);
    return new FinalAccount.Statement(
        partner,
        contributions,
        charges,
        contributions + charges - owed,
        returned,
        Math.subtractExact(owed, returned));
  }

  private void requireKnown() {
    request.partner().ifPresent(this::requirePartner);
    request.shares().keySet().forEach(this::requirePartner);
    for (var stream : request.streams().keySet()) {
      if (fund.stream(stream).flatMap(Stream::owner).isEmpty()) {
        throw unknown("stream with an owner that is called", stream.value());
      }
    }
    if (request.partner().equals(Optional.of(fund.host()))) {
      throw EXIT_HOST_LEAVES
          .because(
              "%s is the host of fund %s and keeps its bank; let another partner be host first."
                  .formatted(fund.host(), fund.code()),
              "fund",
              fund.code(),
              "partner",
              fund.host())
          .toException();
    }
  }

  private void requirePartner(PartnerCode partner) {
    if (fund.presentPartners().stream().noneMatch(each -> each.code().equals(partner))) {
      throw unknown("partner today that is called", partner.value());
    }
  }

  private RuntimeException unknown(String what, String value) {
    return EXIT_NAME_UNKNOWN
        .because(
            "Fund %s has no %s %s; correct the code.".formatted(fund.code(), what, value),
            "fund",
            fund.code(),
            "value",
            value)
        .toException();
  }
}
