package org.commonpurse.api.command;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonpurse.api.operation.input.EntryKeys;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.representation.ReceiptResponse;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.EntryKey;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.journal.Receipt;
import org.commonpurse.ledger.money.Amounts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that post one entry, once, have in common. */
abstract class ActOnFund extends OnFund {

  @Option(
      names = "--key",
      required = true,
      paramLabel = "TEXT",
      description = "Your key for this act: done again with the same key it is done once.")
  private String key = "";

  @Mixin private final ActingOptions acting = new ActingOptions();

  /** Runs the operation that posts the entry. */
  abstract Receipt post(Ledger ledger, Fund fund);

  @Override
  public final Integer call() {
    try (var ledger = open()) {
      var receipt = post(ledger, ledger.funds().get(fund()));
      print(ReceiptResponse.of(receipt), List.of(text(receipt)));
    }
    return ExitCode.DONE.number();
  }

  /** A receipt in words. */
  static String text(Receipt receipt) {
    return "Entry "
        + receipt.sequence()
        + " of "
        + receipt.fund()
        + (receipt.replay()
            ? " was recorded before, at " + receipt.recordedAt() + "; nothing was recorded now."
            : " is recorded.")
        + receipt.inPlaceOf().entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(PartnerCode::value)))
            .map(
                each -> " It counts for " + each.getValue() + " in place of " + each.getKey() + ".")
            .collect(Collectors.joining());
  }

  EntryKey key() {
    return RequestParameters.options().with("key", key).one("key", EntryKeys::of).orElseThrow();
  }

  Actor by() {
    return acting.actor();
  }

  /** An amount that an option gives, in whole pence. */
  static long pence(Fund fund, String option, String amount) {
    return RequestParameters.options()
        .with(option, amount)
        .one(option, text -> Amounts.parsePence(text, fund.currency()))
        .orElseThrow();
  }
}
