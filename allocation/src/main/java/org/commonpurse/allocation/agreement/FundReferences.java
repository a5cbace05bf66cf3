package org.commonpurse.allocation.agreement;

import java.util.List;
import java.util.function.Predicate;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Code;
import org.commonpurse.ledger.fund.Fund;

/** Checks that what an agreement names is there in the fund it is for. */
final class FundReferences {

  private final Fund fund;
  private final Field root;

  FundReferences(Fund fund, Field root) {
    this.fund = fund;
    this.root = root;
  }

  /** Reports everything that the fund does not have. */
  void check(Agreement agreement) {
    if (!agreement.currency().equals(fund.currency())) {
      (root.has("currency") ? root.get("currency") : root)
          .report(
              "AGREEMENT_CURRENCY_MISMATCH",
              "The agreement is in "
                  + agreement.currency()
                  + " and the fund "
                  + fund.code()
                  + " in "
                  + fund.currency()
                  + "; use the fund's currency.");
    }
    for (var item : root.get("partners").items()) {
      var partner = item.isObject() ? item.entries().get(0).key() : item.text();
      check(item, "partner", partner, code -> fund.partner(code).isPresent());
    }
    for (var clause : root.get("clauses").items()) {
      for (var scope : List.of(clause.get("of"), clause.get("except"))) {
        check(scope.get("schemes"), "scheme", code -> fund.scheme(code).isPresent());
        check(scope.get("streams"), "stream", code -> fund.stream(code).isPresent());
        check(scope.get("measures"), "measure", code -> fund.measure(code).isPresent());
      }
    }
  }

  private void check(Field codes, String what, Predicate<Code> isKnown) {
    var items =
        codes.isList() ? codes.items() : codes.isPresent() ? List.of(codes) : List.<Field>of();
    items.forEach(item -> check(item, what, item.text(), isKnown));
  }

  private void check(Field field, String what, String code, Predicate<Code> isKnown) {
    if (!isKnown.test(Code.of(code))) {
      field.report(
          "AGREEMENT_UNKNOWN_TO_FUND",
          "The fund "
              + fund.code()
              + " has no "
              + what
              + " \""
              + code
              + "\"; correct the code, or add the "
              + what
              + " to the fund first.");
    }
  }
}
