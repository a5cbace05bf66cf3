package org.commonpurse.api.command;

import org.commonpurse.api.representation.Asked;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.journal.Actor;
import org.commonpurse.ledger.journal.EntryKey;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every act that posts one entry has in common. */
final class ActOptions {

  @Option(names = "--fund", required = true, paramLabel = "CODE", description = "The fund.")
  private String fund = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "TEXT",
      description = "Your key for this act: done again with the same key it is done once.")
  private String key = "";

  @Mixin private final ActingOptions acting = new ActingOptions();

  @Option(names = "--json", description = "Print the receipt as JSON.")
  private boolean isJsonWanted;

  @Mixin private final Settings settings = new Settings();

  Code fund() {
    return new Asked().with("--fund", fund).one("--fund", Code::of).orElseThrow();
  }

  Fund fund(Ledger ledger) {
    return ledger.funds().get(fund());
  }

  EntryKey key() {
    return new Asked().with("--key", key).one("--key", EntryKey::new).orElseThrow();
  }

  Actor by() {
    return acting.actor();
  }

  boolean isJsonWanted() {
    return isJsonWanted;
  }

  Ledger open() {
    return settings.openExisting();
  }

  /** An amount of an option, in whole pence. */
  static long pence(Fund fund, String option, String amount) {
    return new Asked()
        .with(option, amount)
        .one(option, text -> Amounts.parsePence(text, fund.currency()))
        .orElseThrow();
  }
}
