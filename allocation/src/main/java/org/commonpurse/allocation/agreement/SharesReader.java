package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_EMPTY;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_UNCLEAR;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_WEIGHT_NEGATIVE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.MeasuredShares;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;

/** Reads shares: the name of shares, weights by partner, or live shares. */
final class SharesReader {

  /** What can stand beside {@code live}, by its kind. */
  private static final Map<String, Set<String>> DETAILS =
      Map.of(
          "contributions", Set.of("basis", "recurrent-only", "among", "quoted"),
          "commissioning", Set.of("quoted"),
          "packages", Set.of("quoted"),
          "measures", Set.of("by", "agreed", "tolerance", "from", "quoted"));

  /** The short form of shares that follow what packages of care cost. */
  private static final String BY_PACKAGE = "by-package";

  private final Parties parties;
  private final FactorReader factors;
  private final Map<String, Shares> named;

  SharesReader(Parties parties, FactorReader factors) {
    this(parties, factors, Map.of());
  }

  private SharesReader(Parties parties, FactorReader factors, Map<String, Shares> named) {
    this.parties = parties;
    this.factors = factors;
    this.named = named;
  }

  /** A reader that knows shares by their names too. */
  SharesReader named(Map<String, Shares> named) {
    return new SharesReader(parties, factors, named);
  }

  /** The shares, or nothing and a mistake. */
  Optional<Shares> read(Field field) {
    if (!field.isObject()) {
      var shares = Optional.ofNullable(named.get(field.text()));
      if (shares.isEmpty() && field.text().equals(BY_PACKAGE)) {
        return Optional.of(new Shares.ByPackages(OptionalInt.empty()));
      }
      if (shares.isEmpty()) {
        field.report(
            AGREEMENT_SHARES_UNKNOWN,
            "There are no shares called \""
                + field.text()
                + "\"; those under \"shares\" are "
                + named.keySet().stream().sorted().toList()
                + ".");
      }
      return shares;
    }
    return field.has("live") ? Optional.of(live(field)) : fixed(field).map(shares -> shares);
  }

  private Shares live(Field field) {
    requireClear(field);
    var quoted =
        field.has("quoted")
            ? OptionalInt.of(field.get("quoted").decimal().intValueExact())
            : OptionalInt.empty();
    if (field.get("live").text().equals("commissioning")) {
      return new Shares.ByCommissioning(quoted);
    }
    if (field.get("live").text().equals("packages")) {
      return new Shares.ByPackages(quoted);
    }
    if (field.get("live").text().equals("measures")) {
      return measured(field, quoted);
    }
    var among = new HashSet<Integer>();
    for (var item : field.get("among").items()) {
      PartnerReader.index(parties, item).ifPresent(among::add);
    }
    return new Shares.ByContributions(
        field.get("basis").text().equals("net-of-charges"),
        field.get("recurrent-only").isTrue(),
        among,
        quoted);
  }

  private static void requireClear(Field field) {
    var kind = field.get("live").text();
    var details = DETAILS.getOrDefault(kind, Set.of());
    for (var entry : field.entries()) {
      if (!entry.key().equals("live") && !details.contains(entry.key())) {
        entry.report(
            AGREEMENT_SHARES_UNCLEAR,
            "\"%s\" means nothing for shares by %s; beside them can stand %s."
                .formatted(entry.key(), kind, details.stream().sorted().toList()));
      }
    }
    if (kind.equals("measures") && !field.has("by")) {
      field.report(
          AGREEMENT_SHARES_UNCLEAR,
          "Shares by measures need \"by\": what each partner's share follows, such as {icb:"
              + " caseload-icb}.");
    }
    if (!field.has("agreed") && (field.has("tolerance") || field.has("from"))) {
      field.report(
          AGREEMENT_SHARES_UNCLEAR,
          "\"tolerance\" and \"from\" keep shares as agreed; say with \"agreed\" which those are.");
    }
  }

  private Shares measured(Field field, OptionalInt quoted) {
    var by = new HashMap<Integer, Factor>();
    for (var entry : field.get("by").entries()) {
      var factor = factors.read(entry);
      PartnerReader.index(parties, entry, entry.key()).ifPresent(i -> by.put(i, factor));
    }
    var agreed = field.has("agreed") ? fixed(field.get("agreed")) : Optional.<Shares.Fixed>empty();
    var tolerance =
        field.has("tolerance")
            ? Optional.of(Exact.of(field.get("tolerance").decimal().movePointLeft(2)))
            : Optional.<Exact>empty();
    var from = field.get("from").date();
    return new MeasuredShares(
        by,
        agreed.map(shares -> new MeasuredShares.Agreed(shares.weights(), tolerance, from)),
        quoted);
  }

  /** Weights by partner, or nothing and a mistake. */
  Optional<Shares.Fixed> fixed(Field field) {
    var weights = new ArrayList<>(Collections.nCopies(parties.size(), Exact.ZERO));
    boolean readable = true;
    for (var entry : field.entries()) {
      var index = PartnerReader.index(parties, entry, entry.key());
      var weight = entry.decimal();
      if (weight.signum() < 0) {
        entry.report(
            AGREEMENT_WEIGHT_NEGATIVE,
            "The weight of \"" + entry.key() + "\" is " + weight + "; a weight is 0 or more.");
        readable = false;
      } else if (index.isPresent()) {
        weights.set(index.getAsInt(), Exact.of(weight));
      } else {
        readable = false;
      }
    }
    if (readable && weights.stream().allMatch(Exact::isZero)) {
      field.report(
          AGREEMENT_SHARES_EMPTY,
          "These shares add up to nothing; give at least one partner a weight above 0.");
      readable = false;
    }
    return readable ? Optional.of(new Shares.Fixed(Weights.of(weights))) : Optional.empty();
  }
}
