package org.commonpurse.ledger.internal;

import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.Rules;
import org.commonpurse.ledger.seal.Seals;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rules of the funds of a store. */
public final class RuleStore implements Rules {

  private final Store store;
  private final FundStore funds;

  /** The rules of the store. */
  public RuleStore(Store store, FundStore funds) {
    this.store = store;
    this.funds = funds;
  }

  @Override
  public FundRules get(Code fund) {
    FundState state = funds.renewedState(fund);
    return store.readWithHandle(
        handle -> FundPolicy.read(handle, state.id(), state.fund(), 0).rules());
  }

  @Override
  public FundRules set(Code fund, FundRules rules, Actor by) {
    FundState state = funds.renewedState(fund);
    String document = RulesDocument.write(rules);
    return store.write(
        connection -> {
          JournalHead.read(connection, store.dialect().headForWriting(), state.id());
          Handle handle = Jdbi.open(connection);
          FundRules present = FundPolicy.read(handle, state.id(), state.fund(), 0).rules();
          if (RulesDocument.write(present).equals(document)) {
            return present;
          }
          handle.execute(
              """
              INSERT INTO fund_rules (fund, version, document, recorded_at, actor)
              SELECT ?, COALESCE(MAX(version), 0) + 1, ?, ?, ? FROM fund_rules WHERE fund = ?
              """,
              state.id(),
              document,
              Seals.micros(store.now()),
              by.name(),
              state.id());
          handle.execute("UPDATE fund_head SET revision = revision + 1 WHERE fund = ?", state.id());
          return rules;
        });
  }
}
