package org.commonpurse.reports.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Liberation Sans, in its regular and bold cuts.
 * <p>
 * Each is read once, when it is first asked for.
 */
public enum Fonts {
  REGULAR("LiberationSans-Regular.ttf", 400),
  BOLD("LiberationSans-Bold.ttf", 700);

  /** The name of the family, for style sheets and pictures. */
  public static final String FAMILY = "Liberation Sans";

  /** The family, then others of the same widths, for readers that do not have it. */
  public static final String FAMILY_AND_LIKENESSES =
      FAMILY + ", Arimo, Arial, Helvetica, sans-serif";

  private final int weight;
  private final byte[] content;
  private final Font font;

  Fonts(String file, int weight) {
    this.weight = weight;
    try (var in = Fonts.class.getResourceAsStream("/org/commonpurse/reports/fonts/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The font " + file + " is missing from this program.");
      }
      content = in.readAllBytes();
      font = FontSystem.read(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Java cannot read fonts here; install the package fontconfig or libfreetype6.", e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("The font " + file + " cannot be read.", e);
    }
  }

  /** The weight as style sheets count it: 400 is regular, 700 bold. */
  public int weight() {
    return weight;
  }

  /** The font's file. */
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }

  /** The font to draw with, so many units high. */
  public Font size(float size) {
    return this == BOLD ? font.deriveFont(Font.BOLD, size) : font.deriveFont(size);
  }
}
