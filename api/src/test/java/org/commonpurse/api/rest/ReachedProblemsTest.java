package org.commonpurse.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.ledger.problem.ProblemType;
import org.junit.jupiter.api.Test;

/**
 * That no operation lists a problem that it can never tell: from what answers its routes, from itself, and from what
 * reads bodies, calls lead to code that names each. Where a method is overridden, all that override it are taken for called.
 */
class ReachedProblemsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.commonpurse");

  /** What each code unit leads to in one step. */
  private final Map<JavaCodeUnit, Set<JavaCodeUnit>> steps = new HashMap<>();

  @Test
  void areAllThatOperationsList() {
    var never = new ArrayList<String>();
    for (var operation : Operations.all()) {
      var spec = operation.getAnnotation(OperationSpec.class);
      if (spec.routes().length > 0) {
        var reached = reached(operation, List.of(spec.routes()));
        Arrays.stream(spec.problems())
            .filter(code -> !reached.contains(code))
            .forEach(code -> never.add(spec.name() + " " + code));
      }
    }

    assertThat(never).isEmpty();
  }

  private Set<String> reached(Class<?> operation, List<String> routes) {
    var waiting = new ArrayDeque<JavaCodeUnit>(CLASSES.get(operation).getCodeUnits());
    for (var type : CLASSES) {
      if (type.isAnnotatedWith(Path.class)) {
        var resource = type.reflect();
        for (var method : type.getAllMethods()) {
          if (Routes.of(resource, method.reflect()).filter(routes::contains).isPresent()) {
            waiting.add(method);
          }
        }
      }
    }
    if (routes.stream().anyMatch(route -> !route.startsWith("GET "))) {
      CLASSES.stream()
          .filter(type -> type.isAssignableTo(MessageBodyReader.class))
          .forEach(reader -> waiting.addAll(reader.getMethods()));
    }
    var seen = new HashSet<JavaCodeUnit>(waiting);
    var codes = new TreeSet<String>();
    while (!waiting.isEmpty()) {
      var next = waiting.poll();
      next.getFieldAccesses().stream()
          .filter(ReachedProblemsTest::isOfProblem)
          .forEach(access -> codes.add(access.getTarget().getName()));
      steps.computeIfAbsent(next, ReachedProblemsTest::stepsFrom).stream()
          .filter(seen::add)
          .forEach(waiting::add);
    }
    return codes;
  }

  private static boolean isOfProblem(JavaFieldAccess access) {
    return access.getTargetOwner().isAssignableTo(ProblemType.class)
        && !access.getOriginOwner().equals(access.getTargetOwner());
  }

  private static Set<JavaCodeUnit> stepsFrom(JavaCodeUnit from) {
    var found = new HashSet<JavaCodeUnit>();
    Stream.of(
            from.getMethodCallsFromSelf(),
            from.getConstructorCallsFromSelf(),
            from.getMethodReferencesFromSelf(),
            from.getConstructorReferencesFromSelf())
        .flatMap(Set::stream)
        .forEach(
            call -> {
              var owner = call.getTargetOwner();
              if (owner.getPackageName().startsWith("org.commonpurse")) {
                var target = call.getTarget();
                var called =
                    target.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                        ? Stream.of(owner)
                        : Stream.concat(
                            Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream()),
                            owner.getAllRawSuperclasses().stream());
                called.forEach(type -> add(found, type, target));
                owner.getStaticInitializer().ifPresent(found::add);
              }
            });
    from.getFieldAccesses()
        .forEach(access -> access.getTargetOwner().getStaticInitializer().ifPresent(found::add));
    return found;
  }

  private static void add(Set<JavaCodeUnit> found, JavaClass type, CodeUnitAccessTarget target) {
    type.getCodeUnits().stream()
        .filter(unit -> unit.getName().equals(target.getName()))
        .filter(
            unit ->
                unit.getRawParameterTypes().stream()
                    .map(JavaClass::getName)
                    .toList()
                    .equals(
                        target.getRawParameterTypes().stream().map(JavaClass::getName).toList()))
        .forEach(found::add);
  }
}
