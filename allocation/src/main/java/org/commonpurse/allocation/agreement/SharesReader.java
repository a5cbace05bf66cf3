package org.commonpurse.allocation.agreement;

import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_EMPTY;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_NARROWED;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_SHARES_UNKNOWN;
import static org.commonpurse.allocation.problem.AgreementProblem.AGREEMENT_WEIGHT_NEGATIVE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.commonpurse.allocation.term.Parties;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.ledger.document.Field;
import org.commonpurse.ledger.exact.Exact;

/** Reads shares: the name of shares, weights by partner, or live shares. */
final class SharesReader {

  /** The short form of shares that follow what packages of care cost. */
  private static final String BY_PACKAGE = "by-package";

  private final Parties parties;
  private final Map<String, Shares> named;

  SharesReader(Parties parties) {
    this(parties, Map.of());
  }

  private SharesReader(Parties parties, Map<String, Shares> named) {
    this.parties = parties;
    this.named = named;
  }

  /** A reader that knows shares by their names too. */
  SharesReader named(Map<String, Shares> named) {
    return new SharesReader(parties, named);
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
    return field.has("live") ? Optional.of(live(field)) : fixed(field);
  }

  private Shares live(Field field) {
    var quoted =
        field.has("quoted")
            ? OptionalInt.of(field.get("quoted").decimal().intValueExact())
            : OptionalInt.empty();
    if (field.get("live").text().equals("commissioning")) {
      return new Shares.ByCommissioning(quoted);
    }
    if (field.get("live").text().equals("packages")) {
      requireNothingOfContributions(field);
      return new Shares.ByPackages(quoted);
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

  /** What narrows contributions would be left out in silence. */
  private static void requireNothingOfContributions(Field field) {
    for (var name : List.of("basis", "recurrent-only", "among")) {
      if (field.has(name)) {
        field
            .get(name)
            .report(
                AGREEMENT_SHARES_NARROWED,
                "\"%s\" narrows shares that follow contributions; leave it out of those that follow packages."
                    .formatted(name));
      }
    }
  }

  private Optional<Shares> fixed(Field field) {
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
