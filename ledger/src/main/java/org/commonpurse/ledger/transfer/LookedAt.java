package org.commonpurse.ledger.transfer;

/** A text of which a pattern may look at characters only so often, however often it goes back to them. */
final class LookedAt implements CharSequence {

  private static final int TIMES_MAX = 200_000;

  private final String text;
  private int times;

  LookedAt(String text) {
    this.text = text;
  }

  /** The pattern is no longer waited for. */
  static final class TooOftenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooOftenException() {
      super("A pattern looks at a text for too long", null, false, false);
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++times > TIMES_MAX + text.length()) {
      throw new TooOftenException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return text.substring(from, to);
  }

  @Override
  public String toString() {
    return text;
  }
}
