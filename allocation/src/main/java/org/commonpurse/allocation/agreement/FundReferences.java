package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_CURRENCY_MISMATCH;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_FUND_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_PARTNER_IS_A_WORD;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_UNKNOWN_TO_FUND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.MeasureCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.id.StreamCode;

/**
 * Checks that what an agreement names is there in the fund that holds it, or, of schemes, streams and
 * measures, in a fund that its clauses name.
 */
final class FundReferences {

  /** What the language's keys and values are called; a partner of that code could be misread. */
  static final Set<String> WORDS =
      Set.of(
          "adds-to",
          "advanced",
          "advances",
          "agreed",
          "agreement",
          "all",
          "among",
          "amount-is",
          "amounts",
          "as",
          "at",
          "at-end",
          "at-expense-of",
          "at-least",
          "at-most",
          "bands",
          "bases",
          "basis",
          "bear",
          "benefit",
          "beyond",
          "bound",
          "budget",
          "burden",
          "by",
          "by-months",
          "by-package",
          "by-year",
          "capital",
          "carried",
          "carve-out",
          "causes",
          "ceiling",
          "clause",
          "clauses",
          "code",
          "commissioning",
          "contract-to-date",
          "contributions",
          "cost",
          "currency",
          "decided",
          "deductible",
          "each",
          "else",
          "everything",
          "except",
          "excess",
          "floor",
          "forfeit",
          "from",
          "from-own",
          "fund",
          "funds",
          "gate",
          "grace",
          "greater-of",
          "gross",
          "guarantee",
          "if",
          "in-force",
          "interest",
          "lapses-after",
          "layer",
          "lead",
          "lesser-of",
          "life",
          "limit",
          "limits",
          "line",
          "live",
          "measure",
          "measures",
          "months",
          "names",
          "natures",
          "net-of-charges",
          "no-other-providers",
          "nobody",
          "not-netted",
          "notice",
          "of",
          "on",
          "one-less",
          "opening",
          "otherwise",
          "over",
          "overspend",
          "owed-by",
          "own-lines",
          "owned-by",
          "owner",
          "packages",
          "paid-by",
          "part",
          "partners",
          "partners-see",
          "parts",
          "pay-back",
          "payment",
          "premium",
          "product",
          "quoted",
          "rate",
          "rates",
          "recovered-over",
          "recurrent",
          "recurrent-only",
          "redistribute",
          "reinstatements",
          "remainder",
          "replaces",
          "reserves",
          "residual-to",
          "rest",
          "retain",
          "revenue",
          "ring-fenced",
          "rounding",
          "saving",
          "scale",
          "scales",
          "scheme",
          "schemes",
          "settlement",
          "share",
          "shares",
          "signatories",
          "size",
          "so-far",
          "spending",
          "stream",
          "streams",
          "sum-of",
          "survives-until",
          "takes",
          "taper",
          "terms",
          "then",
          "title",
          "to",
          "tolerance",
          "total",
          "transfer",
          "unallocated",
          "uncommitted",
          "underspend",
          "underspends",
          "units",
          "unlimited",
          "until",
          "up-to",
          "variance",
          "varies",
          "version",
          "waterfall",
          "where-it-fell",
          "whole-year",
          "within-year",
          "written-off",
          "year",
          "year-to-date",
          "years");

  private final Fund holder;
  private final Function<FundCode, Optional<Fund>> funds;
  private final Field root;

  FundReferences(Fund holder, Function<FundCode, Optional<Fund>> funds, Field root) {
    this.holder = holder;
    this.funds = funds;
    this.root = root;
  }

  /** Reports everything that the funds do not have. */
  void check(Agreement agreement) {
    if (!agreement.currency().equals(holder.currency())) {
      (root.has("currency") ? root.get("currency") : root)
          .report(
              AGREEMENT_CURRENCY_MISMATCH,
              "The agreement is in "
                  + agreement.currency()
                  + " and the fund "
                  + holder.code()
                  + " in "
                  + holder.currency()
                  + "; use the fund's currency.");
    }
    for (var item : root.get("partners").items()) {
      var partner = item.isObject() ? item.entries().get(0).key() : item.text();
      if (WORDS.contains(partner)) {
        item.report(
            AGREEMENT_PARTNER_IS_A_WORD,
            "\"%s\" is a word of the agreement language, so a clause could mean the word or the partner; give the partner another code in the fund, such as %s-partner."
                .formatted(partner, partner));
      }
      check(
          item,
          "partner",
          partner,
          List.of(holder),
          (fund, code) -> fund.partner(PartnerCode.of(code)));
    }
    var all = new ArrayList<>(List.of(holder));
    agreement.otherFunds(holder.code()).forEach(code -> funds.apply(code).ifPresent(all::add));
    for (var clause : root.get("clauses").items()) {
      for (var scope : List.of(clause.get("of"), clause.get("except"))) {
        var named = items(scope.get("funds")).stream().map(Field::text).toList();
        items(scope.get("funds")).forEach(this::checkFund);
        var within =
            all.stream()
                .filter(fund -> named.isEmpty() || named.contains(fund.code().value()))
                .toList();
        check(
            scope.get("schemes"),
            "scheme",
            within,
            (fund, code) -> fund.scheme(SchemeCode.of(code)));
        check(
            scope.get("streams"),
            "stream",
            within,
            (fund, code) -> fund.stream(StreamCode.of(code)));
        check(
            scope.get("measures"),
            "measure",
            within,
            (fund, code) -> fund.measure(MeasureCode.of(code)));
      }
    }
  }

  private void checkFund(Field item) {
    var fund = FundCode.of(item.text());
    var found = fund.equals(holder.code()) ? Optional.of(holder) : funds.apply(fund);
    if (found.isEmpty()) {
      item.report(
          AGREEMENT_FUND_UNKNOWN,
          "There is no fund \"" + fund + "\"; correct the code, or register the fund first.");
    } else if (!found.get().currency().equals(holder.currency())) {
      item.report(
          AGREEMENT_CURRENCY_MISMATCH,
          "The fund %s is in %s and the fund %s, which holds the agreement, in %s; only funds in one currency can share."
              .formatted(fund, found.get().currency(), holder.code(), holder.currency()));
    }
  }

  private static List<Field> items(Field codes) {
    return codes.isList() ? codes.items() : codes.isPresent() ? List.of(codes) : List.of();
  }

  private void check(
      Field codes, String what, List<Fund> within, BiFunction<Fund, String, Optional<?>> part) {
    items(codes).forEach(item -> check(item, what, item.text(), within, part));
  }

  private void check(
      Field field,
      String what,
      String code,
      List<Fund> within,
      BiFunction<Fund, String, Optional<?>> part) {
    boolean isThere = within.stream().anyMatch(fund -> part.apply(fund, code).isPresent());
    if (!isThere && !within.isEmpty()) {
      field.report(
          AGREEMENT_UNKNOWN_TO_FUND,
          "The fund "
              + within.stream().map(fund -> fund.code().value()).collect(Collectors.joining(" or "))
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
