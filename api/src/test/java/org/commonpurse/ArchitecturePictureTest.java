package org.commonpurse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That the picture of the rooms is drawn from the code; {@code -Darchitecture=write} does it. */
class ArchitecturePictureTest {

  private static final Path PICTURE = Path.of("..", "docs", "images", "architecture.svg");

  @Test
  void showsWhatThePackagesUse() throws IOException {
    var classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.commonpurse");
    var picture = new PackagePicture(PackageGraph.of(classes)).svg();
    if ("write".equals(System.getProperty("architecture"))) {
      Files.writeString(PICTURE, picture);
    }
    assertThat(PICTURE).as("draw it with -Darchitecture=write").hasContent(picture);
  }
}
