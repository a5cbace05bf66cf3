package org.commonpurse.ledger.transfer;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.journal.Dimension;
import org.commonpurse.ledger.journal.EntryCheck;

/** Finds what of a fund a file speaks of, by its code or by its name, of up to 200 characters. */
public final class FundCodes {

  private final Fund fund;
  private final Map<Dimension, Map<String, Optional<Code>>> known = new EnumMap<>(Dimension.class);

  /** What a fund has. */
  public FundCodes(Fund fund) {
    this.fund = fund;
    for (var partner : fund.partners()) {
      add(Dimension.PARTNER, partner.code(), partner.name());
      add(Dimension.PROVIDER, partner.code(), partner.name());
    }
    fund.streams().forEach(stream -> add(Dimension.STREAM, stream.code(), stream.name()));
    fund.schemes().forEach(scheme -> add(Dimension.SCHEME, scheme.code(), scheme.name()));
    fund.measures().forEach(measure -> add(Dimension.MEASURE, measure.code(), measure.name()));
    // A code is its own name, also where something else is called so.
    fund.partners().forEach(partner -> own(Dimension.PARTNER, partner.code()));
    fund.partners().forEach(partner -> own(Dimension.PROVIDER, partner.code()));
    fund.streams().forEach(stream -> own(Dimension.STREAM, stream.code()));
    fund.schemes().forEach(scheme -> own(Dimension.SCHEME, scheme.code()));
    fund.measures().forEach(measure -> own(Dimension.MEASURE, measure.code()));
  }

  private Map<String, Optional<Code>> of(Dimension dimension) {
    return known.computeIfAbsent(dimension, one -> new HashMap<>());
  }

  private void add(Dimension dimension, Code code, String name) {
    // Two of one name are told apart by their codes only.
    of(dimension).merge(inForm(name), Optional.of(code), (one, other) -> Optional.empty());
  }

  private void own(Dimension dimension, Code code) {
    of(dimension).put(code.value(), Optional.of(code));
  }

  /**
   * The code of what a text names, in any letters and with anything between its words.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code LEDGER_SCHEME_UNKNOWN} and its like;
   *     {@code LEDGER_CODE_MALFORMED} if there is nothing that a code could be made of
   */
  public Code find(Dimension dimension, String text) {
    var form = inForm(text);
    return switch (dimension) {
      case CLAUSE, RESERVE, NATURE -> dimension.code(form);
      case PARTNER, PROVIDER, STREAM, SCHEME, MEASURE ->
          of(dimension)
              .getOrDefault(form, Optional.empty())
              .orElseThrow(
                  () ->
                      EntryCheck.unknown(
                          fund.code(), dimension, beginning(dimension, form), "\"" + text + "\""));
    };
  }

  /** A code of as much of a name as codes may have. */
  private static Code beginning(Dimension dimension, String form) {
    return dimension.code(
        form.substring(0, Math.min(form.length(), Code.LENGTH_MAX)).replaceAll("-$", ""));
  }

  /** A text in the form of a code, if it has letters or digits. */
  private static String inForm(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
