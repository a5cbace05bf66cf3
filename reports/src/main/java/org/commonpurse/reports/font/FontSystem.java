package org.commonpurse.reports.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Java's fonts, also on a machine that has none.
 * <p>
 * Java on Linux cannot read any font, not even one it is handed, where the system has no font of its
 * own, as servers and containers often have not. Then it is told to take ours for the system's.
 */
final class FontSystem {

  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private FontSystem() {}

  /**
   * Reads a font.
   *
   * @param file  its name
   * @param content  its bytes
   * @throws IOException if Java can read no fonts here
   */
  static Font read(String file, byte[] content) throws IOException, FontFormatException {
    try {
      return create(content);
    } catch (IOException e) {
      if (System.getProperty(CONFIGURATION) != null) {
        throw e;
      }
      System.setProperty(CONFIGURATION, configured(file, content).toString());
      return create(content);
    }
  }

  private static Font create(byte[] content) throws IOException, FontFormatException {
    return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(content));
  }

  /** Writes the font and a configuration in which it stands for every font Java asks for. */
  private static Path configured(String file, byte[] content) throws IOException {
    var folder = Files.createTempDirectory("commonpurse-fonts");
    var font = Files.write(folder.resolve(file), content);
    var lines = new StringBuilder("version=1\nsequence.allfonts=default\n");
    for (var logical : new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
      for (var style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
        lines.append("%s.%s.default=Commonpurse\n".formatted(logical, style));
      }
    }
    lines.append("filename.Commonpurse=").append(font).append('\n');
    var configuration = Files.writeString(folder.resolve("fontconfig.properties"), lines);
    folder.toFile().deleteOnExit();
    font.toFile().deleteOnExit();
    configuration.toFile().deleteOnExit();
    return configuration;
  }
}
