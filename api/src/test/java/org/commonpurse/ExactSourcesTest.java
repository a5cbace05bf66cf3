package org.commonpurse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No binary fraction stands anywhere in the sources of ledger and allocation but in simulations, not even
 * as a local variable, which compiled classes no longer tell of.
 */
class ExactSourcesTest {

  /** The one package for estimates, which reach no rule and no entry. */
  private static final Path ESTIMATES = Path.of("allocation", "simulation");

  private static final Set<String> INEXACT =
      Set.of("Double", "Float", "doubleValue", "floatValue", "DoubleStream", "mapToDouble");

  @ParameterizedTest
  @ValueSource(strings = {"ledger", "allocation"})
  void holdNoBinaryFractions(String module) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
      List<JavaFileObject> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.getParent().endsWith(ESTIMATES))
              .<JavaFileObject>map(ExactSourcesTest::source)
              .toList();
      assertThat(sources).isNotEmpty();
      assertThat(inexact(sources)).isEmpty();
    }
  }

  @Test
  void areSearchedInsideMethods() throws IOException {
    var source =
        source(
            "Rates.java",
            """
            class Rates {
              long half(long pence) {
                var rate = 0.5;
                double exact = pence;
                float rough = 1;
                return Double.valueOf(pence * rate).longValue();
              }
            }
            """);
    assertThat(inexact(List.of(source)))
        .containsExactly(
            "/Rates.java:3: 0.5",
            "/Rates.java:4: double",
            "/Rates.java:5: float",
            "/Rates.java:6: Double");
  }

  /** Each place in the sources where a binary fraction is written, by file and line. */
  private static List<String> inexact(List<JavaFileObject> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, null, null, sources);
    var lines = Trees.instance(task).getSourcePositions();
    var found = new ArrayList<String>();
    for (CompilationUnitTree unit : task.parse()) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void unused) {
          boolean isBinary =
              type.getPrimitiveTypeKind() == TypeKind.DOUBLE
                  || type.getPrimitiveTypeKind() == TypeKind.FLOAT;
          note(isBinary, type, type.toString());
          return super.visitPrimitiveType(type, unused);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void unused) {
          boolean isBinary =
              literal.getKind() == Tree.Kind.DOUBLE_LITERAL
                  || literal.getKind() == Tree.Kind.FLOAT_LITERAL;
          note(isBinary, literal, literal.toString());
          return super.visitLiteral(literal, unused);
        }

        @Override
        public Void visitIdentifier(IdentifierTree name, Void unused) {
          note(INEXACT.contains(name.getName().toString()), name, name.toString());
          return super.visitIdentifier(name, unused);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree member, Void unused) {
          var name = member.getIdentifier().toString();
          note(INEXACT.contains(name), member, name);
          return super.visitMemberSelect(member, unused);
        }

        private void note(boolean isInexact, Tree tree, String what) {
          if (isInexact) {
            long line = unit.getLineMap().getLineNumber(lines.getStartPosition(unit, tree));
            found.add(unit.getSourceFile().toUri().getPath() + ":" + line + ": " + what);
          }
        }
      }.scan(unit, null);
    }
    return found;
  }

  private static JavaFileObject source(Path file) {
    try {
      return source(file.toString().replace('\\', '/'), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(URI.create("text:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
