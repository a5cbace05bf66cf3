package org.commonpurse.ledger.problem;

import java.util.Objects;

/**
 * What the catalogue says of a problem, whatever the values are that a message names.
 *
 * @param category  the kind of refusal, which decides HTTP status and exit code
 * @param title  the problem in a few words, without a full stop
 * @param meaning  what is wrong, in one or two sentences
 * @param remedy  what to do about it, in one or two sentences
 */
public record CatalogueEntry(Category category, String title, String meaning, String remedy) {

  public CatalogueEntry {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(meaning, "meaning");
    Objects.requireNonNull(remedy, "remedy");
  }
}
