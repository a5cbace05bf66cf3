package org.commonpurse.ledger.internal;

import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.RuleBook;
import org.commonpurse.ledger.rule.RulesDocument;
import org.commonpurse.ledger.seal.EventKind;

/** The rules of the funds of a store. */
public final class RuleStore implements RuleBook {

  /** What events about rules are about. */
  static final String SUBJECT = "rules";

  private final Transactions transactions;
  private final FundStore funds;

  /** The rules reached by these transactions. */
  public RuleStore(Transactions transactions, FundStore funds) {
    this.transactions = transactions;
    this.funds = funds;
  }

  @Override
  public FundRules get(FundCode fund) {
    FundState state = funds.renewedState(fund);
    return transactions.read(connection -> present(new EventLog(connection, state)));
  }

  static FundRules present(EventLog log) {
    return log.newest(SUBJECT, EventKind.RULES)
        .map(event -> RulesDocument.read(event.document()))
        .orElse(FundRules.NONE);
  }

  @Override
  public FundRules set(FundCode fund, FundRules rules, Actor by) {
    FundState state = funds.renewedState(fund);
    String document = RulesDocument.write(rules);
    return transactions.write(
        connection -> {
          var log = new EventLog(connection, state);
          log.lock(transactions);
          FundRules present = present(log);
          if (RulesDocument.write(present).equals(document)) {
            return present;
          }
          SecondPerson.need(transactions, log, fund, "A change of the rules");
          log.append(transactions, EventKind.RULES, SUBJECT, document, by);
          return rules;
        });
  }
}
