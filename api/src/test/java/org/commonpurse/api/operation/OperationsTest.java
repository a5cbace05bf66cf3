package org.commonpurse.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonpurse.api.operation.spec.Idempotency;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.junit.jupiter.api.Test;

/** What every operation says of itself. */
class OperationsTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+)\"");

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
  void namesProblemsThatThereAre() throws IOException {
    var codes = codesInTheProgram();

    for (var spec : Operations.specs()) {
      assertThat(spec.problems()).as(spec.name()).isSubsetOf(codes);
    }
  }

  private static Set<String> codesInTheProgram() throws IOException {
    var codes = new HashSet<String>();
    for (var module : List.of("ledger", "allocation", "reports", "api")) {
      try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          if (file.toString().contains("/api/operation/") && isSpecified(file)) {
            // What an operation says it may refuse does not show that anything refuses it.
            CODE.matcher(Files.readString(file).split("public final class", 2)[1])
                .results()
                .forEach(code -> codes.add(code.group(1)));
          } else {
            CODE.matcher(Files.readString(file))
                .results()
                .forEach(code -> codes.add(code.group(1)));
          }
        }
      }
    }
    return codes;
  }

  private static boolean isSpecified(Path file) throws IOException {
    return Files.readString(file).contains("@OperationSpec(");
  }
}
