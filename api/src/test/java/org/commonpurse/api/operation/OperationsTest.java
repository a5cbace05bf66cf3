package org.commonpurse.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.problem.Catalogue;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.Test;

/** What every operation says of itself. */
class OperationsTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void listsEveryOperationThereIs() {
    var written =
        new ClassFileImporter()
            .importPackages("org.commonpurse.api.operation").stream()
                .filter(type -> type.isAnnotatedWith(OperationSpec.class))
                .map(JavaClass::reflect)
                .toList();

    assertThat(Operations.all()).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void callsNoTwoOperationsTheSame() {
    assertThat(Operations.specs()).extracting(OperationSpec::name).doesNotHaveDuplicates();
    assertThat(Operations.specs())
        .extracting(OperationSpec::command)
        .filteredOn(command -> !command.isEmpty())
        .doesNotHaveDuplicates();
  }

  @Test
  void saysWhyAnOperationHasOneDoorOnly() {
    for (var spec : Operations.specs()) {
      boolean hasBoth = spec.routes().length > 0 && !spec.command().isEmpty();
      boolean hasOne = spec.routes().length > 0 || !spec.command().isEmpty();
      assertThat(hasOne).as(spec.name()).isTrue();
      assertThat(spec.onlyOneDoor().isEmpty()).as(spec.name()).isEqualTo(hasBoth);
    }
  }

  @Test
  void changesNothingThroughARouteThatOnlyGets() {
    for (var spec : Operations.specs()) {
      for (var route : spec.routes()) {
        if (route.startsWith("GET ")) {
          assertThat(spec.idempotency()).as(spec.name()).isEqualTo(Idempotency.READS);
        }
      }
    }
  }

  @Test
  void namesSchemasThatThereAre() {
    for (var spec : Operations.specs()) {
      for (var request : spec.requests()) {
        assertThat(ROOT.resolve("config/schema/" + request + ".schema.json"))
            .as(spec.name())
            .exists();
      }
    }
  }

  @Test
  void namesProblemsThatThereAre() {
    var codes = Catalogue.all().map(ProblemType::code).toList();

    for (var spec : Operations.specs()) {
      assertThat(spec.problems()).as(spec.name()).isSubsetOf(codes);
    }
  }
}
