package org.commonpurse.allocation.settlement;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.allocation.agreement.Clause;
import org.commonpurse.allocation.engine.Allocation;
import org.commonpurse.allocation.engine.ClauseResult;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.journal.Account;

/**
 * What an allocation comes to in the accounts, gross, clause by clause: debits positive, in pence.
 *
 * @param byClause  the sums by account for each clause; those of a clause add up to zero
 */
record Postings(SortedMap<ClauseCode, SortedMap<Account, Long>> byClause) {

  private static final Comparator<Account> BY_PATH = Comparator.comparing(Account::path);

  static final Postings NONE = new Postings(new TreeMap<>());

  /** The charges and the movements of reserves that an allocation leads to. */
  static Postings of(Fund fund, Allocation allocation) {
    var postings = new Postings(new TreeMap<>());
    var parties = allocation.parties();
    for (var result : allocation.clauses()) {
      var clause = result.clause();
      for (int i = 0; i < parties.size(); i++) {
        long charge = result.chargesPence().get(i);
        var partner = parties.code(i);
        long claim = result.claimsPence(partner);
        postings.add(clause.code(), Account.receivable(partner), charge);
        postings.add(
            clause.code(),
            clause.basis().isPool()
                ? Account.riskShare(partner, clause.code())
                : Account.sharing(partner, clause.code()),
            -Math.subtractExact(charge, claim));
      }
      postings.addClaims(result);
      postings.addReserves(fund, result);
      postings.addUndecided(result);
    }
    return postings;
  }

  /** What partners owe each other of advances: it adds up to nothing, and the fund has no part in it. */
  private void addClaims(ClauseResult result) {
    var clause = result.clause().code();
    result
        .claims()
        .forEach(
            (advance, pence) ->
                pence.forEach(
                    (partner, part) ->
                        add(
                            clause,
                            Account.advance(partner, ClauseCode.of(advance.value())),
                            Math.negateExact(part))));
  }

  private void addReserves(Fund fund, ClauseResult result) {
    var clause = result.clause();
    for (var move : result.allocation().moves()) {
      if (move.source().isReserve()) {
        // Money in a reserve that belongs to nobody in particular is kept in the host's name.
        var owner = move.owner().orElse(fund.host());
        long out = signed(clause, move.pence());
        add(clause.code(), Account.reserve(move.source().code(), owner), out);
        add(clause.code(), Account.surplus(), -out);
      }
    }
  }

  /** An unallocated saving or burden stays where it fell, so only the fund's own money is posted. */
  private void addUndecided(ClauseResult result) {
    var clause = result.clause();
    if (clause.basis().isPool()) {
      long undecided = signed(clause, result.allocation().unallocatedPence());
      add(clause.code(), Account.undecided(clause.code()), undecided);
      add(clause.code(), Account.surplus(), -undecided);
    }
  }

  /** A part of a clause's amount as a cost: what is a benefit counts the other way round. */
  private static long signed(Clause clause, long pence) {
    return clause.basis().isBenefit() ? Math.negateExact(pence) : pence;
  }

  void add(ClauseCode clause, Account account, long pence) {
    if (pence != 0) {
      var accounts = byClause.computeIfAbsent(clause, code -> new TreeMap<>(BY_PATH));
      accounts.merge(account, pence, Math::addExact);
      accounts.values().removeIf(sum -> sum == 0);
    }
  }

  /** What is to be posted so that earlier postings come to these. */
  Postings less(Postings earlier) {
    var difference = new Postings(new TreeMap<>());
    byClause.forEach(
        (clause, accounts) ->
            accounts.forEach((account, pence) -> difference.add(clause, account, pence)));
    earlier.byClause.forEach(
        (clause, accounts) ->
            accounts.forEach((account, pence) -> difference.add(clause, account, -pence)));
    return difference;
  }

  /** These and others together. */
  Postings plus(Postings others) {
    return less(NONE.less(others));
  }

  /** Whether there is nothing to be posted. */
  boolean isNothing() {
    return byClause.values().stream().allMatch(Map::isEmpty);
  }

  Set<ClauseCode> clauses() {
    return new TreeSet<>(byClause.keySet());
  }

  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    byClause.forEach(
        (clause, accounts) -> {
          var node = json.putObject(clause.value());
          accounts.forEach((account, pence) -> node.put(account.path(), pence));
        });
    return json;
  }

  static Postings read(Field field) {
    var postings = new Postings(new TreeMap<>());
    for (var clause : field.entries()) {
      for (var account : clause.entries()) {
        postings.add(
            ClauseCode.of(clause.key()),
            Account.parse(account.key()),
            account.decimal().longValueExact());
      }
    }
    return postings;
  }

  /** The postings of one clause. */
  Map<Account, Long> of(ClauseCode clause) {
    return byClause.getOrDefault(clause, new TreeMap<>(BY_PATH));
  }
}
