package org.commonpurse.ledger.fund;

import static org.commonpurse.ledger.problem.FundProblem.FUND_STREAM_UNKNOWN;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_NOT_PAID;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_REQUIRED_SPEND_TWICE;
import static org.commonpurse.ledger.problem.FundProblem.LEDGER_SCHEME_UNKNOWN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.id.RequirementCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.money.AmountReader;

/** Reads what a fund's document requires to be spent. */
final class RequiredSpendReader {

  private RequiredSpendReader() {}

  /** Reports at its place what is named twice, is not there, or is not paid by the streams named. */
  static void check(Field root) {
    var streams = new HashSet<>(texts(root.get("streams").items(), "stream"));
    Map<String, Set<String>> paidBy = new HashMap<>();
    for (var scheme : root.get("schemes").items()) {
      paidBy.put(scheme.get("scheme").text(), texts(scheme.get("streams")));
    }
    var seen = new HashSet<String>();
    for (var item : root.get("requiredSpend").items()) {
      var test = item.get("test");
      if (!seen.add(test.text())) {
        test.report(
            LEDGER_REQUIRED_SPEND_TWICE,
            "Required spend \"" + test.text() + "\" is named twice; name each once.");
      }
      for (var stream : item.get("streams").items()) {
        if (!streams.contains(stream.text())) {
          stream.report(
              FUND_STREAM_UNKNOWN,
              "\"%s\" is no stream of this fund; its streams are %s."
                  .formatted(stream.text(), streams.stream().sorted().toList()));
        }
      }
      var named = texts(item.get("streams"));
      item.get("schemes").items().forEach(scheme -> checkScheme(scheme, test, named, paidBy));
    }
  }

  private static void checkScheme(
      Field scheme, Field test, Set<String> named, Map<String, Set<String>> paidBy) {
    var payers = paidBy.get(scheme.text());
    if (payers == null) {
      scheme.report(
          LEDGER_SCHEME_UNKNOWN,
          "\"%s\" is no scheme of this fund; its schemes are %s."
              .formatted(scheme.text(), paidBy.keySet().stream().sorted().toList()));
    } else if (payers.stream().noneMatch(named::contains)) {
      scheme.report(
          LEDGER_REQUIRED_SPEND_NOT_PAID,
          "Scheme \"%s\" is paid by %s, not by a stream of required spend \"%s\". Leave it out, or name a stream that pays for it."
              .formatted(scheme.text(), payers.stream().sorted().toList(), test.text()));
    }
  }

  static RequiredSpend read(Field field) {
    var minimum = new TreeMap<FinancialYear, Long>();
    for (var stated : field.get("minimum").entries()) {
      minimum.put(FinancialYear.parse(stated.key()), AmountReader.readPence(stated.text()));
    }
    return new RequiredSpend(
        RequirementCode.of(field.get("test").text()),
        field.get("title").text(),
        field.get("streams").items().stream().map(each -> StreamCode.of(each.text())).toList(),
        field.get("schemes").items().stream().map(each -> SchemeCode.of(each.text())).toList(),
        minimum);
  }

  private static Set<String> texts(Field list) {
    var texts = new HashSet<String>();
    list.items().forEach(item -> texts.add(item.text()));
    return texts;
  }

  private static List<String> texts(List<Field> items, String name) {
    return items.stream().map(item -> item.get(name).text()).toList();
  }
}
