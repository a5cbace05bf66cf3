package org.commonpurse.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonpurse.allocation.change.ChangeCause;
import org.commonpurse.allocation.change.ChangeCause.OfClause;
import org.commonpurse.allocation.change.ChangeCause.Plain;
import org.commonpurse.allocation.change.NetChange;
import org.commonpurse.allocation.change.NetChange.OfPartner;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.reports.table.MoneyFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Reads the sentences as a reader would, and holds them to amounts drawn at random. The seed is the repetition. */
class ChangeFindingsTest {

  private static final MoneyFormat POUNDS = MoneyFormat.of(Amounts.GBP);

  private static NetChange any(SplittableRandom random) {
    var partners = new ArrayList<OfPartner>();
    int kinds = random.nextInt(5);
    for (var code : List.of("icb", "county", "acute")) {
      var causes = new TreeMap<ChangeCause, Long>(ChangeCause.IN_ORDER);
      for (int i = 0; i < kinds; i++) {
        var cause = Plain.values()[random.nextInt(Plain.values().length)];
        causes.put(cause, random.nextLong(-900_000_00, 900_000_00));
      }
      partners.add(new OfPartner(PartnerCode.of(code), random.nextLong(1_000_000_00), causes));
    }
    if (random.nextInt(4) == 0) {
      long moved = 1 + random.nextLong(500_000_00);
      partners.set(0, sharing("icb", moved));
      partners.set(1, sharing("county", -moved));
      partners.set(
          2, new OfPartner(PartnerCode.of("acute"), 5, new TreeMap<>(ChangeCause.IN_ORDER)));
    }
    return new NetChange(
        Instant.EPOCH, FinancialYear.parse("2024-25"), random.nextInt(20), partners, List.of());
  }

  /** A clause takes from one and gives another, and nothing else happened. */
  private static OfPartner sharing(String partner, long pence) {
    var causes = new TreeMap<ChangeCause, Long>(ChangeCause.IN_ORDER);
    causes.put(new OfClause(ClauseCode.of("2")), pence);
    return new OfPartner(PartnerCode.of(partner), 1_000_00, causes);
  }

  @RepeatedTest(300)
  void saysByHowMuchAndWhatMostOfItCameFrom(RepetitionInfo repetition) {
    var change = any(new SplittableRandom(repetition.getCurrentRepetition()));
    var findings = new ChangeFindings(change, POUNDS);
    var text = findings.headline();
    long all = 0;
    long gained = 0;
    long lost = 0;
    var sums = new TreeMap<String, Long>();
    for (var partner : change.partners()) {
      long own = 0;
      for (var cause : partner.causes().entrySet()) {
        own += cause.getValue();
        sums.merge(cause.getKey().toString(), cause.getValue(), Long::sum);
      }
      all += own;
      gained += Math.max(0, own);
      lost += Math.min(0, own);
    }

    assertThat(text.startsWith("Nothing that changes who gains")).isEqualTo(sums.isEmpty());
    var said = Pattern.compile("^(\\S+) (better|worse) than the last pack").matcher(text);
    assertThat(said.find()).as(text).isEqualTo(all != 0);
    if (all != 0) {
      assertThat(said.group(1)).isEqualTo(POUNDS.brief(Math.abs(all)));
      assertThat(said.group(2)).isEqualTo(all > 0 ? "better" : "worse");
      int sign = Long.signum(all);
      long most = sums.values().stream().mapToLong(sum -> sum * sign).max().orElseThrow();
      long size = Math.abs(all);
      assertThat(text.contains("all of it")).as(text).isEqualTo(most == size);
      assertThat(text.contains("of which " + POUNDS.brief(most) + " from"))
          .as(text)
          .isEqualTo(most < size);
      assertThat(text.contains(": " + POUNDS.brief(most) + " from")).isEqualTo(most > size);
      assertThat(text.contains(POUNDS.brief(most - size) + " the other way"))
          .as(text)
          .isEqualTo(most > size);
    }
    if (all == 0 && gained > 0) {
      assertThat(text).contains(POUNDS.brief(gained) + " moved between partners");
    }
    var who = findings.who();
    assertThat(who.contains("better off than then, by " + POUNDS.brief(gained) + " together"))
        .as(who)
        .isEqualTo(gained > 0);
    assertThat(who.contains("worse off, by " + POUNDS.brief(-lost))).as(who).isEqualTo(lost < 0);
  }
}
