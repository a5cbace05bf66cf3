package org.commonpurse.api.representation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;
import org.commonpurse.api.operation.input.WireName;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.AccountPattern;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.rule.ApprovedAhead;
import org.commonpurse.ledger.rule.Blocked;
import org.commonpurse.ledger.rule.FundRules;
import org.commonpurse.ledger.rule.NeedsApproval;
import org.commonpurse.ledger.rule.OnlyKinds;
import org.commonpurse.ledger.rule.Rule;
import org.commonpurse.ledger.rule.SpendingStays;
import org.commonpurse.ledger.rule.StaysOnSide;

/** Writes rules as the document, described by {@code rules.schema.json}, that they are read from. */
public final class RulesJson {

  private RulesJson() {}

  /** The document; reading it again gives equal rules. */
  public static ObjectNode of(FundRules rules) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("lateEntries", WireName.of(rules.late()));
    json.put("endedPartners", WireName.of(rules.ended()));
    if (!rules.softCloseRoles().isEmpty()) {
      codes(json, "softCloseRoles", rules.softCloseRoles());
    }
    rules
        .fourEyes()
        .ifPresent(
            rule ->
                json.putObject("fourEyes")
                    .put("entriesAbove", Amounts.plain(rule.entriesAbovePence()))
                    .put("answerWithinDays", rule.answerWithinDays()));
    var array = json.putArray("rules");
    rules.rules().forEach(rule -> write(array.addObject(), rule));
    return json;
  }

  private static void write(ObjectNode node, Rule rule) {
    node.put("rule", rule.name().value());
    if (rule instanceof StaysOnSide stays) {
      var accounts = accounts(node, "notBelowZero", stays.accounts());
      accounts.put("book", WireName.of(stays.book()));
      node.put("side", WireName.of(stays.side()));
      if (!stays.each().isEmpty()) {
        var each = node.putArray("each");
        new TreeSet<>(stays.each()).forEach(dimension -> each.add(dimension.word()));
      }
      if (stays.everyDay()) {
        node.put("everyDay", true);
      }
    } else if (rule instanceof Blocked blocked) {
      accounts(node, "blocked", blocked.accounts());
    } else if (rule instanceof OnlyKinds only) {
      codes(node, "only", only.kinds());
      accounts(node, "on", only.accounts());
    } else if (rule instanceof NeedsApproval needs) {
      codes(node, "needsApproval", needs.kinds());
    } else if (rule instanceof SpendingStays stays) {
      node.put("spendingWithin", WireName.of(stays.within()));
      stays.except().ifPresent(accounts -> accounts(node, "except", accounts));
    } else if (rule instanceof ApprovedAhead ahead) {
      node.put("approvedBeyondMonths", ahead.months());
    }
  }

  private static ObjectNode accounts(ObjectNode node, String name, AccountPattern pattern) {
    var accounts = node.putObject(name);
    pattern.book().ifPresent(book -> accounts.put("book", WireName.of(book)));
    if (!pattern.kinds().isEmpty()) {
      var kinds = accounts.putArray("kinds");
      new TreeSet<>(pattern.kinds()).forEach(kind -> kinds.add(kind.word()));
    }
    if (!pattern.where().isEmpty()) {
      var where = accounts.putObject("where");
      new TreeMap<>(pattern.where())
          .forEach((dimension, codes) -> codes(where, dimension.word(), codes));
    }
    return accounts;
  }

  private static void codes(ObjectNode node, String name, Collection<? extends Code> codes) {
    var array = node.putArray(name);
    codes.stream().map(Code::value).sorted().forEach(array::add);
  }
}
