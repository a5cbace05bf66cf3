package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.ledger.document.Schema;
import org.commonpurse.ledger.document.SchemaProblem;
import org.junit.jupiter.api.Test;

/** What is told of problems once, for all operations that take or do the same, is not said again of each. */
class RouteProblemsTest {

  private static Set<String> following(OperationSpec spec) {
    var groups = RouteProblems.of(spec, spec.routes()[0], List.of()).groups();
    var codes = new TreeSet<String>();
    groups.forEach(group -> group.problems().forEach(problem -> codes.add(problem.code())));
    for (var kind : spec.requests()) {
      Schema.find(kind)
          .ifPresent(
              schema -> SchemaProblem.of(schema).forEach(problem -> codes.add(problem.code())));
    }
    return codes;
  }

  @Test
  void areNotListedWhereTheyFollowFromWhatAnOperationTakes() {
    var twice = new ArrayList<String>();
    for (var spec : Operations.specs()) {
      if (spec.routes().length > 0) {
        var following = following(spec);
        List.of(spec.problems()).stream()
            .filter(following::contains)
            .forEach(code -> twice.add(spec.name() + " " + code));
      }
    }

    assertThat(twice).isEmpty();
  }

  @Test
  void areListedOnceForAnOperation() {
    for (var spec : Operations.specs()) {
      assertThat(spec.problems()).as(spec.name()).doesNotHaveDuplicates();
    }
  }
}
