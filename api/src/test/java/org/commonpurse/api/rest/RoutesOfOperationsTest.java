package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonpurse.api.access.OpenTo;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.page.DocsResource;
import org.commonpurse.api.page.PagesResource;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.Test;

/** That the service has the routes that operations name, and no others. */
class RoutesOfOperationsTest {

  /** Descriptions of the service are no operations; they say to whom they are open. */
  private static final Set<Class<?>> OWN =
      Set.of(OpenApiResource.class, ProblemsResource.class, SchemasResource.class);

  @Test
  void leadEachToOneOperation() {
    var routes =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.commonpurse.api.rest")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .filter(type -> !OWN.contains(type))
                .flatMap(
                    type ->
                        Arrays.stream(type.getMethods())
                            .flatMap(method -> Routes.of(type, method).stream()))
                .collect(Collectors.toSet());
    var named =
        Operations.specs().stream()
            .flatMap(spec -> Arrays.stream(spec.routes()))
            .collect(Collectors.toSet());

    assertThat(routes).hasSizeGreaterThan(40).isEqualTo(named);
  }

  @Test
  void sayToWhomTheyAreOpenWhereTheyAreNoOperations() {
    var open =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.commonpurse.api")
                .stream()
                .filter(type -> type.isAnnotatedWith(OpenTo.class))
                .map(JavaClass::reflect)
                .collect(
                    Collectors.<Class<?>, Class<?>, OpenTo.Whom>toMap(
                        type -> type, type -> type.getAnnotation(OpenTo.class).value()));

    assertThat(open)
        .containsExactlyInAnyOrderEntriesOf(
            Map.<Class<?>, OpenTo.Whom>of(
                OpenApiResource.class,
                OpenTo.Whom.ANYBODY,
                ProblemsResource.class,
                OpenTo.Whom.ANYBODY,
                SchemasResource.class,
                OpenTo.Whom.ANYBODY,
                DocsResource.class,
                OpenTo.Whom.ANYBODY,
                PagesResource.class,
                OpenTo.Whom.WHOEVER_IS_KNOWN));
  }

  @Test
  void areNamedAsOperationsNameThem() throws NoSuchMethodException {
    assertThat(
            Routes.of(
                PeriodsResource.class,
                PeriodsResource.class.getMethod("get", FundCode.class, String.class)))
        .contains("GET /api/v1/funds/{fund}/periods/{period}");
  }
}
