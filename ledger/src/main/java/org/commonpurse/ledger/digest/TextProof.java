package org.commonpurse.ledger.digest;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the personal texts of a link stand in what is sealed, and so what proves them.
 * <p>
 * A seal covers what this gives and not the texts, so that a text can be taken out later and the seal
 * still holds.
 */
public sealed interface TextProof
    permits TextProof.AsTheyAre, TextProof.Salted, TextProof.TakenOut {

  /** The form of what is sealed: 1 holds texts as they are, 2 their hashes. */
  int form();

  /**
   * How a text stands there.
   *
   * @param field  what the text is
   */
  String of(String field, String text);

  /** The salt; empty where there is none, or none any more. */
  default Optional<Salt> salt() {
    return Optional.empty();
  }

  /** What is left where a text was taken out: then {@link #of} says nothing of the text it is given. */
  default Optional<TakenOut> takenOut() {
    return Optional.empty();
  }

  /** The texts of a link of the first form, recorded before there were salts. */
  record AsTheyAre() implements TextProof {

    @Override
    public int form() {
      return 1;
    }

    @Override
    public String of(String field, String text) {
      return text;
    }
  }

  /**
   * The hashes of the texts.
   *
   * @param with  the salt that they are hashed with
   */
  record Salted(Salt with) implements TextProof {

    public Salted {
      Objects.requireNonNull(with, "with");
    }

    @Override
    public Optional<Salt> salt() {
      return Optional.of(with);
    }

    @Override
    public int form() {
      return 2;
    }

    @Override
    public String of(String field, String text) {
      return with.digest(field, text);
    }
  }

  /**
   * The hashes that the texts had when one of them was taken out, and the salt with it.
   *
   * @param event  the number of the event that says so; 0 where there is none, which proves nothing
   * @param hashes  by field, as 64 hexadecimal digits
   */
  record TakenOut(long event, Map<String, String> hashes) implements TextProof {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public TakenOut {
      hashes = Map.copyOf(hashes);
      for (String hash : hashes.values()) {
        // Anything else could hold a line of its own, and two links could give the same text.
        if (!HASH.matcher(hash).matches()) {
          throw new IllegalArgumentException(
              "A hash has 64 hexadecimal digits, not \"" + hash + "\"");
        }
      }
    }

    @Override
    public int form() {
      return 2;
    }

    @Override
    public String of(String field, String text) {
      return hashes.getOrDefault(field, "");
    }

    @Override
    public Optional<TakenOut> takenOut() {
      return Optional.of(this);
    }

    /** What is shown in place of the text, everywhere. */
    public String inPlace() {
      return event == 0 ? "[redacted]" : "[redacted: event " + event + "]";
    }
  }

  /** The proof of links of the first form. */
  TextProof AS_THEY_ARE = new AsTheyAre();

  /** The proof by hashes with a salt. */
  static TextProof salted(Salt salt) {
    return new Salted(salt);
  }
}
