package org.commonpurse.reports.chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.commonpurse.ledger.fund.PartnerKind;
import org.commonpurse.reports.font.Fonts;

/**
 * How all our charts look: quiet lines, dark words, and colours that stand out from white by at least
 * 3 to 1 and that readers who see colours differently can still tell apart.
 */
final class ChartStyle {

  static final Color INK = new Color(0x1B, 0x23, 0x2E);
  static final Color FAINT_INK = new Color(0x4A, 0x55, 0x63);
  static final Color GRID = new Color(0xDD, 0xE2, 0xE8);
  static final Color AXIS = new Color(0x7A, 0x86, 0x94);

  static final Color PAID = new Color(0x1F, 0x4E, 0x79);
  static final Color BURDEN = new Color(0xB5, 0x50, 0x0B);
  static final Color SAVING = new Color(0x2B, 0x7A, 0x4B);

  /** Colours for partners, in their order; what comes after the last begins again. */
  static final List<Color> PARTNERS =
      List.of(
          new Color(0x1F, 0x4E, 0x79),
          new Color(0xB5, 0x50, 0x0B),
          new Color(0x2B, 0x7A, 0x4B),
          new Color(0x8E, 0x3B, 0x7A),
          new Color(0x0B, 0x7F, 0x8C),
          new Color(0x8A, 0x6D, 0x00),
          new Color(0x5B, 0x4A, 0x8A),
          new Color(0xA8, 0x2A, 0x3A),
          new Color(0x5F, 0x6B, 0x2D));

  static final Color NEGATIVE = new Color(0xA3, 0x20, 0x3A);

  private ChartStyle() {}

  static Color partner(int index) {
    return PARTNERS.get(index % PARTNERS.size());
  }

  /** The colour of a partner, by what sort of organisation it is. */
  static Color of(PartnerKind kind) {
    return switch (kind) {
      case NHS_COMMISSIONER -> PAID;
      case COUNCIL -> BURDEN;
      case NHS_PROVIDER, INDEPENDENT_PROVIDER -> new Color(0x6B, 0x2F, 0x5C);
      case VOLUNTARY_PROVIDER -> new Color(0x5F, 0x6B, 0x2D);
    };
  }

  /** The colour as it looks through to white, without being transparent. */
  static Color lighter(Color colour) {
    return new Color(
        lighter(colour.getRed()), lighter(colour.getGreen()), lighter(colour.getBlue()));
  }

  /** The colour as a wide area has it. */
  static Color faint(Color colour) {
    return lighter(lighter(colour));
  }

  private static int lighter(int part) {
    return 255 - (255 - part) * 45 / 100;
  }

  static Font text(float size) {
    return Fonts.REGULAR.size(size);
  }

  static Font strong(float size) {
    return Fonts.BOLD.size(size);
  }
}
