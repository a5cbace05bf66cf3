package org.commonpurse.ledger.digest;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What is hashed with a personal text, so that nobody can find the text from its hash by trying.
 * <p>
 * A seal covers the hashes and not the texts: a text can be taken out of the books later, and its salt
 * with it, and what it was sealed with still holds.
 *
 * @param hex  16 random bytes as 32 hexadecimal digits
 */
public record Salt(String hex) {

  private static final int BYTES = 16;

  private static final HexFormat HEX = HexFormat.of();

  private static final SecureRandom RANDOM = new SecureRandom();

  public Salt {
    if (!isHex(hex)) {
      throw new IllegalArgumentException("A salt has 32 hexadecimal digits, not \"" + hex + "\"");
    }
  }

  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() == 2 * BYTES;
  }

  /** A salt that nobody can guess. */
  public static Salt random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return of(bytes);
  }

  /** The salt of 16 bytes. */
  public static Salt of(byte[] bytes) {
    return new Salt(HEX.formatHex(bytes));
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return HEX.parseHex(hex);
  }

  /**
   * The hash of a text, as 64 hexadecimal digits: SHA-256 over the salt, the field and the text, each
   * on a line of its own.
   *
   * @param field  what the text is, so that equal texts of two fields have different hashes
   */
  public String digest(String field, String text) {
    return Sha256.hex("commonpurse salted 1\n" + hex + "\n" + field + "\n" + text + "\n");
  }
}
