package org.commonpurse.ledger.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonpurse.ledger.journal.Account;
import org.commonpurse.ledger.journal.AccountKind;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryQuery;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How the kinds of codes are alike, and that they are never mixed. */
class CodesTest {

  private static final FundCode FUND = FundCode.of("brackenshire");

  static Stream<Class<?>> kinds() {
    return Arrays.stream(Code.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void haveOneFormWhateverTheyName(Class<?> kind) throws ReflectiveOperationException {
    Method of = kind.getMethod("of", String.class);
    assertThat(of.invoke(null, "a-1")).isInstanceOf(kind).hasToString("a-1");
    assertThat(of.invoke(null, "a".repeat(Code.LENGTH_MAX))).isInstanceOf(kind);
    for (var malformed : List.of("", "A", "a--b", "-a", "a-", "a b", "a".repeat(61), "é")) {
      var refused = catchThrowableOfType(ProblemException.class, () -> invoke(of, malformed));
      assertThat(refused.code()).isEqualTo("LEDGER_CODE_MALFORMED");
      assertThat(refused).hasMessageStartingWith("\"" + malformed + "\" is not a code.");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void areEqualToTheSameCodeOfTheirOwnKindOnly(Class<?> kind) throws ReflectiveOperationException {
    Method of = kind.getMethod("of", String.class);
    assertThat(of.invoke(null, "a")).isEqualTo(of.invoke(null, "a"));
    assertThat(of.invoke(null, "a")).hasSameHashCodeAs(of.invoke(null, "a"));
    assertThat(of.invoke(null, "a")).isNotEqualTo(of.invoke(null, "b"));
    for (var other : kinds().filter(one -> one != kind).toList()) {
      assertThat(of.invoke(null, "a"))
          .isNotEqualTo(other.getMethod("of", String.class).invoke(null, "a"));
    }
  }

  @Test
  void standInTheOrderOfTheirText() {
    assertThat(Stream.of("b", "a-b", "a").map(PartnerCode::of).sorted())
        .containsExactly(PartnerCode.of("a"), PartnerCode.of("a-b"), PartnerCode.of("b"));
    assertThat(Stream.of(StreamCode.of("b"), PartnerCode.of("a")).sorted(Code.BY_VALUE))
        .extracting(Code::value)
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void ofAnotherKindAreTakenByNoDimension(Dimension dimension) {
    assertThat(dimension.code("a").value()).isEqualTo("a");
    dimension.require(dimension.code("a"));
    assertThatThrownBy(() -> EntryQuery.of(FUND).where(dimension, FUND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The dimension %s takes no FundCode brackenshire".formatted(dimension.word()));
  }

  @Test
  void ofAnotherKindAreTakenByNoAccount() {
    assertThatThrownBy(() -> Account.of(AccountKind.RECEIVABLE, StreamCode.of("icb")))
        .hasMessage("The dimension partner takes no StreamCode icb");
    assertThat(Account.parse("receivable:icb"))
        .isEqualTo(Account.receivable(PartnerCode.of("icb")));
  }

  private static void invoke(Method of, String text) {
    try {
      of.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
