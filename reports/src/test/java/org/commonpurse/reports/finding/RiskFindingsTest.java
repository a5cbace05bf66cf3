package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonpurse.allocation.engine.State;
import org.commonpurse.allocation.engine.YearGrounds;
import org.commonpurse.allocation.horizon.BudgetYear.Met;
import org.commonpurse.allocation.proof.AnyCases;
import org.commonpurse.allocation.risk.RiskCourse.Stretch;
import org.commonpurse.allocation.risk.RiskProfile;
import org.commonpurse.ledger.fund.FundKind;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.Test;

/**
 * What is said of random agreements is read as a reader does, and worked out again from the figures alone;
 * {@code -Dproof.seed} is the seed that a failure prints.
 */
class RiskFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);
  private static final long FIRST = Long.getLong("proof.seed", 20_160_401);
  private static final long COUNT = Long.getLong("proof.cases", 400);

  private static final Pattern HEADLINE =
      Pattern.compile("Of an overspend of 10% \\((.*?)\\), (.*?)((?:; |, and \\d).*)?");

  /** A profile of random figures, and its seed. */
  private record Said(long seed, RiskProfile profile) {
    RiskFindings findings() {
      return new RiskFindings(profile, FundKind.POOLED, code -> "Partner " + code.value(), POUNDS);
    }
  }

  private static final List<Said> ALL = make();

  private static List<Said> make() {
    var all = new ArrayList<Said>();
    for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
      long number = seed;
      var any = AnyCases.of(seed);
      RiskProfile.of(List.of(new YearGrounds(any.agreement(), any.outturn(), State.INITIAL)))
          .ifPresent(profile -> all.add(new Said(number, profile)));
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  @Test
  void theHeadlineNamesWhoBearsMostOfTenPercentAndHowMuch() {
    for (var said : ALL) {
      var text = said.findings().headline();
      var parts = parts(said.profile().even(10).met());
      var matcher = HEADLINE.matcher(text);

      assertThat(matcher.matches()).as("%s, seed %d", text, said.seed()).isTrue();
      long variance = parts.values().stream().mapToLong(Long::longValue).sum();
      assertThat(matcher.group(1)).as("seed %d", said.seed()).isEqualTo(POUNDS.brief(variance));
      long most = parts.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      var claim = matcher.group(2);
      assertThat(parts.entrySet())
          .as("%s, seed %d", claim, said.seed())
          .anySatisfy(
              part -> {
                assertThat(part.getValue()).isEqualTo(most).isPositive();
                boolean isAll = parts.values().stream().filter(pence -> pence != 0).count() == 1;
                assertThat(claim)
                    .isEqualTo(
                        isAll
                            ? all(part.getKey())
                            : amount(part.getKey(), POUNDS.brief(part.getValue())));
              });
    }
  }

  @Test
  void whatItSaysOfTheNextPoundIsWhatTheLastStretchComesTo() {
    int said = 0;
    for (var each : ALL) {
      var text = each.findings().headline();
      var matcher = HEADLINE.matcher(text);
      assertThat(matcher.matches()).isTrue();
      var claim = Optional.ofNullable(matcher.group(3)).orElse("");
      var over = each.profile().over();
      var last = over.last();
      var shares = shares(last);
      double most = shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
      var as = "%s, seed %d, shares %s".formatted(text, each.seed(), shares);
      if (!over.isComplete()) {
        assertThat(claim).as(as).isEmpty();
      } else if (last.fromPence() == 0) {
        if (!claim.isEmpty()) {
          assertThat(claim)
              .as(as)
              .isEqualTo("; up to %s it is shared alike".formatted(POUNDS.brief(last.toPence())));
          assertThat(shares.values().stream().filter(share -> share != 0).count())
              .as(as)
              .isGreaterThan(1);
        }
      } else if (most > 0.005) {
        assertThat(claim).as(as).contains(POUNDS.brief(last.fromPence()));
        var percent = Pattern.compile("\\b(\\d+)p of each").matcher(claim);
        double told = percent.find() ? Integer.parseInt(percent.group(1)) / 100.0 : 1;
        assertThat(told).as(as).isBetween(most - 0.011, most + 0.011);
        if (claim.startsWith(";")) {
          // It names whoever has the largest share.
          assertThat(shares.entrySet().stream().filter(s -> s.getValue() > most - 0.011))
              .as(as)
              .anyMatch(share -> names(claim, share.getKey()));
        } else {
          // The one named before has it.
          assertThat(shares.entrySet().stream().filter(s -> s.getValue() > most - 0.011))
              .as(as)
              .anyMatch(share -> names(matcher.group(2), share.getKey()));
        }
        said++;
      }
    }
    assertThat(said).isGreaterThan((int) COUNT / 10);
  }

  @Test
  void thePenceOfEachFurtherPoundAddUpToAPound() {
    for (var each : ALL) {
      for (var course : List.of(each.profile().over(), each.profile().under())) {
        for (var stretch : course.stretches()) {
          var text = each.findings().ofEachPound(stretch);
          var pence = Pattern.compile(" (\u2212?)(\\d+)p(?:,|$)").matcher(text);
          long sum = 0;
          while (pence.find()) {
            sum += (pence.group(1).isEmpty() ? 1 : -1) * Long.parseLong(pence.group(2));
          }
          assertThat(sum).as("%s, seed %d", text, each.seed()).isEqualTo(100);
        }
      }
    }
  }

  @Test
  void whoCouldBearMostBearsThatInAnOutcomeAndNobodyBearsMoreInAnother() {
    for (var each : ALL) {
      var profile = each.profile();
      var mets = new ArrayList<Met>();
      profile.even().forEach(even -> mets.add(even.met()));
      profile.over().stretches().forEach(stretch -> mets.add(stretch.atTo()));
      profile.under().stretches().forEach(stretch -> mets.add(stretch.atTo()));
      var evens =
          profile.even().stream().flatMap(e -> e.met().partners().keySet().stream()).toList();
      long most =
          mets.stream()
              .flatMap(met -> met.partners().entrySet().stream())
              .filter(part -> evens.contains(part.getKey()))
              .mapToLong(Map.Entry::getValue)
              .max()
              .orElse(0);
      var text = each.findings().lead();
      var claim = Pattern.compile("At most, Partner \\S+ would bear (\\S+):").matcher(text);

      assertThat(claim.find()).as("%s, seed %d", text, each.seed()).isEqualTo(most > 0);
      if (most > 0) {
        assertThat(claim.group(1)).as("seed %d", each.seed()).isEqualTo(POUNDS.brief(most));
      }
    }
  }

  private static boolean names(String claim, String who) {
    return claim.contains(who)
        || who.equals("stays in the pool") && claim.contains("stays in the pool");
  }

  private static String all(String who) {
    return switch (who) {
      case "reserves" -> "reserves bear all";
      case "nobody" -> "nobody has agreed to bear any";
      case "stays in the pool" -> "all stays in the pool";
      default -> who + " bears all";
    };
  }

  private static String amount(String who, String amount) {
    return switch (who) {
      case "reserves" -> "reserves bear " + amount;
      case "nobody" -> "nobody has agreed to bear " + amount;
      case "stays in the pool" -> amount + " stays in the pool";
      default -> who + " bears " + amount;
    };
  }

  private static Map<String, Long> parts(Met met) {
    var parts = new LinkedHashMap<String, Long>();
    met.partners().forEach((code, pence) -> parts.put("Partner " + code, pence));
    parts.put("reserves", met.reservesPence());
    parts.put("nobody", met.undecidedPence());
    parts.put("stays in the pool", met.staysPence());
    return parts;
  }

  /** Which part of a stretch falls on whom: for comparing only, so that a fraction may be binary. */
  private static Map<String, Double> shares(Stretch stretch) {
    var shares = new LinkedHashMap<String, Double>();
    var from = parts(stretch.atFrom());
    parts(stretch.atTo())
        .forEach(
            (who, pence) ->
                shares.put(
                    who, (pence - from.getOrDefault(who, 0L)) / (double) stretch.lengthPence()));
    return shares;
  }
}
