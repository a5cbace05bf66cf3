package org.commonpurse.reports.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether the fonts that reports carry can be drawn with. */
class FontsTest {

  @Test
  void areBothLiberationSans() {
    for (var font : Fonts.values()) {
      assertThat(font.size(11).getFamily()).isEqualTo(Fonts.FAMILY);
      assertThat(font.size(11).canDisplayUpTo("£1,234.56 −£0.05 – … “Ysgol”")).isEqualTo(-1);
    }
  }

  /** Goal: charts on a server without fonts. Method: another Java whose system knows of none. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void areReadOnAMachineThatHasNoFonts(@TempDir Path home) throws Exception {
    var none = Files.writeString(home.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var builder =
        new ProcessBuilder(
            List.of(
                java.toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Measure.class.getName()));
    builder.environment().put("FONTCONFIG_FILE", none.toString());
    builder.redirectErrorStream(true);

    var process = builder.start();

    assertThat(text(process)).contains("width " + Measure.width());
    assertThat(process.waitFor()).isZero();
  }

  private static String text(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Prints how wide a word is. */
  static final class Measure {
    public static void main(String[] arguments) {
      System.out.println("width " + width());
    }

    static int width() {
      var image = new java.awt.image.BufferedImage(1, 1, java.awt.image.BufferedImage.TYPE_INT_RGB);
      return image.createGraphics().getFontMetrics(Fonts.BOLD.size(20)).stringWidth("Savings");
    }
  }
}
