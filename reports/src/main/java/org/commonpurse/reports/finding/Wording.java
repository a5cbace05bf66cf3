package org.commonpurse.reports.finding;

import java.util.List;
import org.commonpurse.ledger.fund.Partner;

/** How findings name and count things. */
public final class Wording {

  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** Names longer than this would make a headline unreadable. */
  private static final int NAME_MAX = 60;

  private Wording() {}

  /** A number of things, in words up to twelve: {@code one year}, {@code four years}. */
  public static String count(int number, String one, String many) {
    var words = number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
    return words + " " + (number == 1 ? one : many);
  }

  /** The partners by name if there is one, and else by what they are: {@code four providers}. */
  public static String who(List<Partner> partners) {
    if (partners.size() == 1 && isShort(partners.get(0))) {
      return partners.get(0).name();
    }
    return partners.stream().noneMatch(partner -> partner.kind().isCommissioner())
        ? count(partners.size(), "provider", "providers")
        : count(partners.size(), "partner", "partners");
  }

  /** A partner's name where it is short enough for a headline. */
  public static String name(Partner partner) {
    return isShort(partner)
        ? partner.name()
        : partner.kind().isCommissioner() ? "one commissioner" : "one provider";
  }

  private static boolean isShort(Partner partner) {
    return partner.name().length() <= NAME_MAX;
  }

  /** Items as {@code a, b and c}. */
  public static String list(List<String> items) {
    int last = items.size() - 1;
    return last <= 0
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }

  /** A sentence with a capital at its beginning. */
  public static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
