package org.commonpurse.reports.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Asks veraPDF what is wrong with a file, and looks whether its sheets are filled. */
public final class PdfChecks {

  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private PdfChecks() {}

  /**
   * What a file lacks to be of the flavour, each with its rule, its sheets that are half empty and those
   * that a heading ends; none if all is well.
   */
  public static List<String> failures(byte[] pdf, PDFAFlavour flavour) throws Exception {
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var failed =
          validator.validate(parser).getTestAssertions().stream()
              .map(
                  assertion ->
                      assertion.getRuleId()
                          + ": "
                          + assertion.getMessage()
                          + " at "
                          + assertion.getLocation().getContext())
              .distinct();
      var printed = PrintedPages.of(pdf);
      return Stream.of(failed, printed.halfEmpty().stream(), printed.headingsLeftBehind().stream())
          .flatMap(found -> found)
          .limit(20)
          .toList();
    }
  }
}
