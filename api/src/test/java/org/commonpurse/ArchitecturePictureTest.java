package org.commonpurse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That the picture of the rooms is drawn from the code; {@code -Darchitecture=write} does it. */
@AnalyzeClasses(packages = "org.commonpurse", importOptions = DoNotIncludeTests.class)
class ArchitecturePictureTest {

  private static final Path PICTURE = Path.of("..", "docs", "images", "architecture.svg");

  @ArchTest
  static void showsWhatThePackagesUse(JavaClasses classes) throws IOException {
    var picture = new PackagePicture(PackageGraph.of(classes)).svg();
    if ("write".equals(System.getProperty("architecture"))) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(PICTURE).as("draw it with -Darchitecture=write").hasContent(picture);
  }
}
