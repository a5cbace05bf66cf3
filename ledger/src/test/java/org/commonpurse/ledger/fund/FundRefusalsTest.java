package org.commonpurse.ledger.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.commonpurse.ledger.Samples.ACUTE;
import static org.commonpurse.ledger.Samples.COUNTY;
import static org.commonpurse.ledger.Samples.DFG;
import static org.commonpurse.ledger.Samples.ICB;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.commonpurse.ledger.Samples;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.StreamCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** A fund names each of its parts once, and its partners pass on whole. */
class FundRefusalsTest {

  private static final LocalDate DAY = LocalDate.of(2022, 7, 1);

  private static final Fund FUND = Samples.fund();

  @Test
  void refusesAPartThatStandsTwice() {
    var scheme = FUND.schemes().get(0);
    assertThat(refused(() -> with(twice(FUND.partners()), FUND.schemes(), List.of())))
        .isEqualTo("LEDGER_PARTNER_TWICE");
    assertThat(refused(() -> with(FUND.partners(), twice(FUND.schemes()), List.of())))
        .isEqualTo("LEDGER_SCHEME_TWICE");
    assertThat(refused(() -> with(scheme, twice(scheme.providers()), scheme.streams())))
        .isEqualTo("LEDGER_PROVIDER_TWICE");
    assertThat(refused(() -> with(scheme, scheme.providers(), twice(scheme.streams()))))
        .isEqualTo("LEDGER_STREAM_TWICE");
    assertThat(refused(() -> withMeasures(twice(FUND.measures()))))
        .isEqualTo("LEDGER_MEASURE_TWICE");
  }

  @Test
  void refusesASchemeThatNobodyPaysForOrDelivers() {
    var scheme = FUND.schemes().get(0);
    assertThat(refused(() -> with(scheme, scheme.providers(), List.of())))
        .isEqualTo("LEDGER_SCHEME_INCOMPLETE");
    assertThat(refused(() -> with(scheme, List.of(), List.of(DFG))))
        .isEqualTo("LEDGER_SCHEME_INCOMPLETE");
  }

  @Test
  void refusesANameOfNothing() {
    assertThat(refused(() -> new Partner(ICB, " ", PartnerKind.COUNCIL)))
        .isEqualTo("LEDGER_NAME_UNUSABLE");
  }

  @Test
  void refusesASuccessionThatIsNone() {
    assertThat(refused(() -> Succession.whole(ICB, ICB, DAY)))
        .isEqualTo("LEDGER_SUCCESSION_TO_ITSELF");
    assertThat(refused(() -> new Succession(ICB, COUNTY, DAY, 0, 3)))
        .isEqualTo("LEDGER_SUCCESSION_PART_WRONG");
    assertThat(refused(() -> new Succession(ICB, COUNTY, DAY, 4, 3)))
        .isEqualTo("LEDGER_SUCCESSION_PART_WRONG");
  }

  @Test
  void refusesSuccessionsThatLeadBackToTheirBeginning() {
    var ring =
        List.of(
            Succession.whole(ICB, COUNTY, DAY),
            Succession.whole(COUNTY, ACUTE, DAY.plusYears(1)),
            Succession.whole(ACUTE, ICB, DAY.plusYears(2)));
    assertThat(refused(() -> with(FUND.partners(), FUND.schemes(), ring)))
        .isEqualTo("LEDGER_SUCCESSION_RING");
  }

  private static <T> List<T> twice(List<T> list) {
    return Stream.concat(list.stream(), list.stream().limit(1)).toList();
  }

  private static Fund with(Scheme scheme, List<PartnerCode> providers, List<StreamCode> streams) {
    var schemes = new ArrayList<>(FUND.schemes());
    schemes.set(
        0,
        new Scheme(
            scheme.code(), scheme.name(), scheme.lead(), providers, streams, scheme.nature()));
    return with(FUND.partners(), schemes, List.of());
  }

  private static Fund with(
      List<Partner> partners, List<Scheme> schemes, List<Succession> successions) {
    return fund(partners, schemes, FUND.measures(), successions);
  }

  private static Fund withMeasures(List<Measure> measures) {
    return fund(FUND.partners(), FUND.schemes(), measures, List.of());
  }

  private static Fund fund(
      List<Partner> partners,
      List<Scheme> schemes,
      List<Measure> measures,
      List<Succession> successions) {
    return new Fund(
        FUND.code(),
        FUND.name(),
        FUND.kind(),
        FUND.host(),
        FUND.currency(),
        FUND.opensOn(),
        FUND.closesOn(),
        partners,
        FUND.streams(),
        schemes,
        measures,
        successions);
  }

  private static String refused(ThrowingCallable maker) {
    var refusal = catchThrowableOfType(ProblemException.class, maker);
    assertThat(refusal).isNotNull();
    return refusal.code();
  }
}
