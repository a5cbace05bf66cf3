package org.commonpurse.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the licence of each library of the jar is known, and stated in the jar. */
class LicencesTest {

  private static final Pattern ROW = Pattern.compile("\\| `([^:`]+):([^`]+)` \\| (.+) \\|");

  /** The groups of libraries that tests bring, and the jar has not. */
  private static final List<String> OF_TESTS =
      List.of(
          "com/sun/istack",
          "com/tngtech/archunit",
          "commons-codec",
          "io/zonky/test",
          "net/bytebuddy",
          "net/java/dev/stax-utils",
          "net/sf/saxon",
          "org/apache/commons/commons-compress",
          "org/apache/maven/surefire",
          "org/apiguardian",
          "org/assertj",
          "org/eclipse/angus",
          "org/glassfish/jaxb",
          "org/junit",
          "org/mozilla/rhino",
          "org/opentest4j",
          "org/tukaani",
          "org/verapdf",
          "org/xmlresolver");

  /** The licence of each library, by where a repository keeps it. */
  private static Map<String, String> stated() throws IOException {
    var stated = new TreeMap<String, String>();
    for (var line : Files.readAllLines(Path.of("..", "THIRD-PARTY.md"))) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        var place = "/" + row.group(1).replace('.', '/') + "/" + row.group(2) + "/";
        assertThat(stated.put(place, row.group(3))).as(line).isNull();
      }
    }
    return stated;
  }

  private static List<String> carried() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(path -> path.replace(File.separatorChar, '/'))
        .filter(path -> path.endsWith(".jar"))
        .filter(path -> OF_TESTS.stream().noneMatch(group -> path.contains("/" + group + "/")))
        .filter(path -> !path.contains("/target/"))
        .toList();
  }

  @Test
  void areStatedOfEachLibraryAndOfNoOther() throws IOException {
    var stated = stated();
    var unused = new ArrayList<>(stated.keySet());
    var unknown = new ArrayList<String>();
    for (var jar : carried()) {
      var place = stated.keySet().stream().filter(jar::contains).findFirst();
      place.ifPresentOrElse(unused::remove, () -> unknown.add(jar));
    }
    assertThat(stated).hasSizeGreaterThan(100);
    assertThat(stated.values()).allSatisfy(licence -> assertThat(licence).isNotBlank());
    assertThat(unknown).as("libraries whose licence THIRD-PARTY.md does not state").isEmpty();
    assertThat(unused).as("rows of THIRD-PARTY.md of libraries that the jar has not").isEmpty();
  }

  /** Whatever is only under a licence that asks for more is told by name, with what to do. */
  @Test
  void nameEachLibraryThatIsUnderTheLgplAlone() throws IOException {
    var page = Files.readString(Path.of("..", "THIRD-PARTY.md"));
    assertThat(stated())
        .allSatisfy(
            (place, licence) -> {
              var names = place.split("/");
              if (Arrays.stream(licence.split("; ")[0].split(" OR "))
                  .allMatch(one -> one.contains("GPL"))) {
                assertThat(licence).startsWith("LGPL-");
                assertThat(page).contains("`" + names[names.length - 1] + "`");
              }
            });
  }
}
