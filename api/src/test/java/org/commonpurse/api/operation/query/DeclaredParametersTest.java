package org.commonpurse.api.operation.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonpurse.api.operation.balance.BalancesOf;
import org.commonpurse.api.operation.balance.ChangesBetween;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.journal.FindEntries;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.operation.spec.Parameter;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * That each parameter which an operation declares is read: a value for it makes another query, or is
 * refused. What is not declared never gets here; the service and the commands refuse it.
 */
class DeclaredParametersTest {

  private static final FundCode FUND = FundCode.of("arden");

  @TestFactory
  Stream<DynamicTest> areReadForEntries() {
    return read(FindEntries.class, new RequestParameters(), all -> Queries.entries(FUND, all));
  }

  @TestFactory
  Stream<DynamicTest> areReadForBalances() {
    return read(BalancesOf.class, new RequestParameters(), all -> Queries.balances(FUND, all));
  }

  @TestFactory
  Stream<DynamicTest> areReadForChanges() {
    return read(
        ChangesBetween.class,
        new RequestParameters().with("asAt", "2023-04-30").with("asAtBefore", "2023-03-31"),
        all -> Queries.changes(FUND, all));
  }

  @Test
  void areRepeatedInTheLinkToWhatFollows() {
    var asked = new RequestParameters().with("text", "April & May").with("after", "2");

    assertThat(asked.link("after", 4L)).isEqualTo("?after=4&text=April+%26+May");
  }

  private static Stream<DynamicTest> read(
      Class<?> operation, RequestParameters others, Function<RequestParameters, Object> reader) {
    var without = reader.apply(others);
    return Arrays.stream(operation.getAnnotation(OperationSpec.class).parameters())
        .flatMap(group -> group.parameters().stream())
        .map(Parameter::name)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertThat(isRead(name, others, without, reader)).isTrue()));
  }

  private static boolean isRead(
      String name,
      RequestParameters others,
      Object without,
      Function<RequestParameters, Object> reader) {
    try {
      return !reader.apply(others.and(name, "1")).equals(without);
    } catch (ProblemException e) {
      return name.equals(e.fields().get("parameter"));
    }
  }
}
