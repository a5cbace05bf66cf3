package org.commonpurse.ledger.carepackage;

import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_DOWRY_INCOMPLETE;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_PARTNER_UNKNOWN;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_SCHEME_UNKNOWN;
import static org.commonpurse.ledger.problem.PackageProblem.PACKAGE_VALUE_UNREADABLE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.commonpurse.ledger.csv.Dates;
import org.commonpurse.ledger.document.DocumentException;
import org.commonpurse.ledger.document.Mistake;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.Scheme;
import org.commonpurse.ledger.id.PackageReference;
import org.commonpurse.ledger.id.PartnerCode;
import org.commonpurse.ledger.id.SchemeCode;
import org.commonpurse.ledger.money.Amounts;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.problem.ProblemType;

/**
 * Reads rows of packages, and notes everything that is wrong with them, with its place and never with
 * its value: what stands in the wrong column may be a name.
 */
final class PackageReading {

  static final String REFERENCE = "reference";
  static final String SCHEME = "scheme";
  static final String START = "start";
  static final String END = "end";
  static final String FROM = "from";
  static final String WEEKLY_COST = "weeklyCost";
  static final String SPLIT = "split";
  static final String ASSESSED_ON = "assessedOn";
  static final String REVIEW_ON = "reviewOn";
  static final String DOWRY = "dowry";
  static final String DOWRY_PARTNER = "dowryPartner";

  /** After so many mistakes a file is read no further; a hundred thousand rows can have as many. */
  private static final int MISTAKES_MAX = 50;

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?) *%?");

  private final Fund fund;
  private final Map<String, SchemeCode> schemes = new HashMap<>();
  private final Map<String, PartnerCode> partners = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  PackageReading(Fund fund) {
    this.fund = fund;
    fund.schemes().stream().map(Scheme::code).forEach(code -> schemes.put(code.value(), code));
    fund.partners().stream()
        .filter(partner -> partner.kind().mayContribute())
        .forEach(partner -> partners.put(partner.code().value(), partner.code()));
  }

  /** The partners that can have a part, by their codes as text. */
  Map<String, PartnerCode> partners() {
    return partners;
  }

  /**
   * The row, or nothing and mistakes.
   *
   * @throws DocumentException if there are too many to go on
   */
  Optional<PackageRow> read(WrittenPackage written) {
    var reference = value(written, REFERENCE, PackageReference::of);
    var scheme = scheme(written);
    var start = day(written, START);
    var end = written.text(END).isEmpty() ? start.map(day -> NO_DAY) : optionalDay(written, END);
    var from = written.text(FROM).isEmpty() ? start : day(written, FROM);
    var weekly = pence(written, WEEKLY_COST);
    var split = split(written);
    var assessedOn = day(written, ASSESSED_ON);
    var reviewOn = day(written, REVIEW_ON);
    var dowry = dowry(written);
    boolean isRead =
        reference.isPresent()
            && scheme.isPresent()
            && start.isPresent()
            && end.isPresent()
            && from.isPresent()
            && weekly.isPresent()
            && split.isPresent()
            && assessedOn.isPresent()
            && reviewOn.isPresent()
            && dowry.isPresent();
    if (!isRead) {
      return Optional.empty();
    }
    return at(
            written,
            REVIEW_ON,
            () ->
                new PackageTerms(
                    from.get(),
                    weekly.get(),
                    split.get(),
                    assessedOn.get(),
                    reviewOn.get(),
                    dowry.get()))
        .flatMap(
            terms ->
                at(
                    written,
                    written.text(END).isEmpty() ? FROM : END,
                    () ->
                        new PackageRow(
                            reference.get(), scheme.get(), start.get(), end.get(), terms)));
  }

  private static final Optional<LocalDate> NO_DAY = Optional.empty();

  /**
   * Ends the reading.
   *
   * @throws DocumentException if anything was noted
   */
  void requireNoMistakes() {
    if (!mistakes.isEmpty()) {
      throw new DocumentException(mistakes);
    }
  }

  private void note(ProblemType type, WrittenPackage written, String name, String message) {
    boolean isLast = mistakes.size() + 1 == MISTAKES_MAX;
    var rest = isLast ? " What follows was not read; there may be more." : "";
    mistakes.add(new Mistake(type, written.place(name), message + rest));
    if (isLast) {
      throw new DocumentException(mistakes);
    }
  }

  /** What the maker makes, or nothing and a mistake in the maker's own words. */
  private <T> Optional<T> at(WrittenPackage written, String name, Supplier<T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (ProblemException e) {
      note(e.type(), written, name, e.problem().message());
      return Optional.empty();
    }
  }

  private <T> Optional<T> value(WrittenPackage written, String name, Function<String, T> maker) {
    return at(written, name, () -> maker.apply(written.text(name)));
  }

  private Optional<SchemeCode> scheme(WrittenPackage written) {
    var scheme = Optional.ofNullable(schemes.get(written.text(SCHEME)));
    if (scheme.isEmpty()) {
      note(
          PACKAGE_SCHEME_UNKNOWN,
          written,
          SCHEME,
          "Fund %s has no such scheme; it has %s."
              .formatted(
                  fund.code(), String.join(", ", schemes.keySet().stream().sorted().toList())));
    }
    return scheme;
  }

  private Optional<PartnerCode> partner(WrittenPackage written, String name, String text) {
    var partner = Optional.ofNullable(partners.get(text));
    if (partner.isEmpty()) {
      note(
          PACKAGE_PARTNER_UNKNOWN,
          written,
          name,
          "Fund %s has no such partner that may pay; it has %s."
              .formatted(
                  fund.code(), String.join(", ", partners.keySet().stream().sorted().toList())));
    }
    return partner;
  }

  private Optional<LocalDate> day(WrittenPackage written, String name) {
    try {
      return Optional.of(Dates.read(written.text(name)));
    } catch (ProblemException e) {
      note(
          PACKAGE_VALUE_UNREADABLE,
          written,
          name,
          "A day is missing here or cannot be read. Write it like 2023-04-30 or 30/04/2023.");
      return Optional.empty();
    }
  }

  private Optional<Optional<LocalDate>> optionalDay(WrittenPackage written, String name) {
    return day(written, name).map(Optional::of);
  }

  private Optional<Long> pence(WrittenPackage written, String name) {
    try {
      // Written as people do, with thousands commas and perhaps the sign of pounds.
      var plain = written.text(name).replace(",", "").replaceFirst("^£", "");
      return Optional.of(Amounts.parsePence(plain, fund.currency()));
    } catch (ProblemException e) {
      note(
          PACKAGE_VALUE_UNREADABLE,
          written,
          name,
          "An amount is missing here or cannot be read. Write pounds and pence of a week like 1200.50.");
      return Optional.empty();
    }
  }

  private Optional<NeedSplit> split(WrittenPackage written) {
    var parts = new HashMap<PartnerCode, Integer>();
    boolean isRead = true;
    for (var each : written.percentages().entrySet()) {
      var partner = partner(written, SPLIT, each.getKey());
      var percent = PERCENT.matcher(each.getValue());
      if (!percent.matches()) {
        note(
            PACKAGE_VALUE_UNREADABLE,
            written,
            partner.map(PartnerCode::value).orElse(SPLIT),
            "A percentage cannot be read. Write it like 60 or 33.33, with at most two decimals.");
        isRead = false;
      } else if (partner.isPresent()) {
        var hundredths = new BigDecimal(percent.group(1)).movePointRight(2).intValueExact();
        parts.put(partner.get(), hundredths);
      } else {
        isRead = false;
      }
    }
    return isRead ? at(written, SPLIT, () -> NeedSplit.of(parts)) : Optional.empty();
  }

  private Optional<Optional<Dowry>> dowry(WrittenPackage written) {
    boolean hasAmount = !written.text(DOWRY).isEmpty();
    boolean hasBearer = !written.text(DOWRY_PARTNER).isEmpty();
    if (!hasAmount && !hasBearer) {
      return Optional.of(Optional.empty());
    }
    if (hasAmount != hasBearer) {
      note(
          PACKAGE_DOWRY_INCOMPLETE,
          written,
          hasAmount ? DOWRY_PARTNER : DOWRY,
          "A dowry is an amount a week and the partner who bears it. Give both, or neither.");
      return Optional.empty();
    }
    var pence = pence(written, DOWRY);
    var bearer = partner(written, DOWRY_PARTNER, written.text(DOWRY_PARTNER));
    return pence.isEmpty() || bearer.isEmpty()
        ? Optional.empty()
        : at(written, DOWRY, () -> Optional.of(new Dowry(pence.get(), bearer.get())));
  }
}
