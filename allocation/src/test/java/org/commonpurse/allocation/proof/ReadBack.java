package org.commonpurse.allocation.proof;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonpurse.allocation.agreement.Reserve;
import org.commonpurse.allocation.term.Bands;
import org.commonpurse.allocation.term.Bear;
import org.commonpurse.allocation.term.CarveOut;
import org.commonpurse.allocation.term.Condition;
import org.commonpurse.allocation.term.Deductible;
import org.commonpurse.allocation.term.Extreme;
import org.commonpurse.allocation.term.Factor;
import org.commonpurse.allocation.term.Figure;
import org.commonpurse.allocation.term.From;
import org.commonpurse.allocation.term.Gate;
import org.commonpurse.allocation.term.Guarantee;
import org.commonpurse.allocation.term.Limit;
import org.commonpurse.allocation.term.MeasuredShares;
import org.commonpurse.allocation.term.OwnFirst;
import org.commonpurse.allocation.term.PaidRate;
import org.commonpurse.allocation.term.Parts;
import org.commonpurse.allocation.term.PayBack;
import org.commonpurse.allocation.term.Rate;
import org.commonpurse.allocation.term.ReinstatedLayer;
import org.commonpurse.allocation.term.Repay;
import org.commonpurse.allocation.term.Retain;
import org.commonpurse.allocation.term.Scale;
import org.commonpurse.allocation.term.Share;
import org.commonpurse.allocation.term.Shares;
import org.commonpurse.allocation.term.Source;
import org.commonpurse.allocation.term.Term;
import org.commonpurse.allocation.term.Together;
import org.commonpurse.allocation.term.Transfer;
import org.commonpurse.allocation.term.Unallocated;
import org.commonpurse.allocation.term.Waterfall;
import org.commonpurse.allocation.term.Weights;
import org.commonpurse.allocation.term.Words;
import org.commonpurse.ledger.calendar.FinancialYear;
import org.commonpurse.ledger.exact.Exact;
import org.commonpurse.ledger.id.BaseCode;
import org.commonpurse.ledger.id.ClauseCode;
import org.commonpurse.ledger.id.Code;
import org.commonpurse.ledger.id.InvestmentCode;
import org.commonpurse.ledger.id.MeasureCode;

/**
 * Makes terms of the sentences that they read as. It knows the sentences only, and finds that each can be
 * read in one way.
 */
final class ReadBack {

  private static final String REST = "The rest";
  private static final String YEAR = " in a financial year under";
  private static final String LIFE = " over the life of the agreement under";

  /** A numbered line with those beneath it. */
  private record Line(String text, List<Line> beneath) {}

  private final List<String> partners = new ArrayList<>();
  private final Map<String, Reserve> reserves = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Line> defined = new HashMap<>();

  ReadBack(Words words, List<Reserve> reserves, List<? extends Code> known) {
    for (int i = 0; i < words.parties().size(); i++) {
      partners.add(words.partner(i));
    }
    reserves.forEach(each -> this.reserves.put("the " + words.plain(each.code()), each));
    known.forEach(code -> codes.put(words.plain(code), code));
  }

  /** The term of a clause whose amount is called so. */
  Term read(List<String> lines, String amount) {
    var paragraphs = tree(lines, 0);
    if (paragraphs.get(0).text().equals("In this clause:")) {
      for (var definition : paragraphs.get(0).beneath()) {
        var name = Pattern.compile("(Rate|Condition|Sum) [A-Z]+").matcher(definition.text());
        require(name.lookingAt(), definition.text());
        defined.put(lower(name.group()), definition);
      }
    }
    return term(paragraphs.get(paragraphs.size() - 1), amount);
  }

  private static List<Line> tree(List<String> lines, int level) {
    var found = new ArrayList<Line>();
    var indent = "  ".repeat(level);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(indent + " ")) {
        continue;
      }
      int end = i + 1;
      while (end < lines.size() && lines.get(end).startsWith(indent + " ")) {
        end++;
      }
      var text = lines.get(i).strip();
      found.add(
          new Line(
              text.substring(text.indexOf(' ') + 1), tree(lines.subList(i + 1, end), level + 1)));
    }
    return found;
  }

  private Term term(Line line, String amount) {
    require(line.text().startsWith(amount + " "), line.text() + " is not about: " + amount);
    return said(line, line.text().substring(amount.length() + 1));
  }

  private Term said(Line line, String sentence) {
    require(sentence.endsWith(line.beneath().isEmpty() ? "." : ":"), sentence);
    var does = sentence.substring(0, sentence.length() - 1);
    var beneath = line.beneath();
    return switch (does) {
      case "is taken in layers" -> bands(beneath);
      case "goes to each of these in turn" -> waterfall(beneath);
      case "is divided" -> carved(beneath);
      case "depends on a condition" -> gate(beneath);
      case "is subject to a deductible" -> deductible(beneath);
      case "goes to a layer with reinstatements" -> layer(beneath);
      case "is passed on in part" -> rate(beneath);
      case "is passed on at a rate" -> paidRate(beneath);
      case "is divided into parts" -> parts(beneath);
      case "is shared, and gains are scaled" -> scale(beneath);
      case "is shared within limits" -> limit(beneath);
      case "is shared within limits over several clauses" -> limitTogether(beneath);
      case "is shared with a guarantee" -> guarantee(beneath);
      case "pays back an investment first" -> payBack(beneath);
      case "pays back an advance first" -> repay(beneath);
      case "is fixed year by year" -> transfer(beneath);
      case "is left for the board to decide" -> new Unallocated();
      default -> leaf(does, beneath);
    };
  }

  private Term leaf(String does, List<Line> beneath) {
    if (does.startsWith("is shared, then met first from what partners own in ")) {
      require(beneath.get(1).text().startsWith("Each partner's part of a cost is met"), does);
      var reserve =
          reserve(does.substring("is shared, then met first from what partners own in ".length()));
      return new OwnFirst(
          term(beneath.get(0), "Before that, it"),
          new Source.Reserve(reserve.code()),
          staying(beneath.subList(2, beneath.size())));
    }
    if (does.startsWith("is shared ")) {
      return new Share(shares(does.substring("is shared ".length()), beneath));
    }
    if (does.startsWith("is met from ")) {
      var floor = staying(beneath);
      return any(
          does.substring("is met from ".length()),
          List.of(
              text -> source(text).map(source -> new From(source, Optional.empty(), floor)),
              text ->
                  split(text, ", up to ", this::source, this::figure)
                      .map(both -> new From(both.first(), Optional.of(both.second()), floor))));
    }
    if (does.startsWith("is kept in ")) {
      var said = does.substring("is kept in ".length());
      return any(
          said,
          List.of(
              text -> Optional.ofNullable(reserves.get(text)).map(each -> retain(each, null)),
              text ->
                  text.endsWith(" in all")
                      ? split(
                              text.substring(0, text.length() - " in all".length()),
                              ", up to ",
                              name -> Optional.ofNullable(reserves.get(name)),
                              this::figure)
                          .map(both -> retain(both.first(), both.second()))
                      : Optional.empty()));
    }
    require(does.startsWith("stays with "), does);
    var who = does.substring("stays with ".length());
    return new Bear(
        switch (who) {
          case "the lead of each scheme" -> new Bear.Who.Lead();
          case "the owner of each stream" -> new Bear.Who.Owner();
          case "the partner on which it fell" -> new Bear.Who.WhereItFell();
          default -> new Bear.Who.Named(partner(who));
        });
  }

  private static Retain retain(Reserve reserve, Figure ceiling) {
    return new Retain(
        new Source.Reserve(reserve.code()), reserve.ownedBy(), Optional.ofNullable(ceiling));
  }

  /** What has to stay where something is drawn on, if anything has. */
  private Optional<Figure> staying(List<Line> lines) {
    require(lines.size() < 2, lines.toString());
    return lines.stream()
        .map(
            line ->
                match("At least (.*) stays there.", line.text())
                    .flatMap(found -> figure(found.group(1)))
                    .orElseThrow())
        .findFirst();
  }

  private Term paidRate(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var part = part(beneath.get(0), "", "It");
    var pays = " pays what goes beyond the whole, and has what falls short of it.";
    require(beneath.get(1).text().endsWith(pays), beneath.toString());
    return new PaidRate(
        part.first(),
        said(beneath.get(0), part.second()),
        starting(beneath.get(1).text().replace(pays, "")).orElseThrow());
  }

  private Term parts(List<Line> beneath) {
    var parts = new ArrayList<Parts.Part>();
    Optional<Term> rest = Optional.empty();
    for (var line : beneath) {
      if (line.text().startsWith(REST + " ")) {
        rest = Optional.of(term(line, REST));
      } else {
        var part = part(line, "", "It");
        parts.add(new Parts.Part(part.first(), said(line, part.second())));
      }
    }
    return new Parts(parts, rest);
  }

  private Term bands(List<Line> beneath) {
    var bands = new ArrayList<Bands.Band>();
    boolean open = false;
    for (var line : beneath) {
      if (line.text().startsWith("What goes beyond the last layer ")) {
        open = true;
      } else if (line.text().startsWith("The first part up to ")) {
        bands.add(band(line, "The first part up to ", " "));
      } else if (line.text().startsWith("The first ")) {
        bands.add(band(line, "The first ", " "));
      } else if (line.text().startsWith("The next part up to ")) {
        bands.add(band(line, "The next part up to ", " in all "));
      } else {
        bands.add(
            new Bands.Band(Optional.empty(), term(line, bands.isEmpty() ? "All of it" : REST)));
      }
    }
    require(open == bands.get(bands.size() - 1).upTo().isPresent(), beneath.toString());
    return new Bands(bands);
  }

  private Bands.Band band(Line line, String start, String joint) {
    var both = begins(line, start, joint, this::figure);
    return new Bands.Band(Optional.of(both.first()), said(line, both.second()));
  }

  private Term waterfall(List<Line> beneath) {
    var terms = new ArrayList<Term>();
    for (var line : beneath) {
      terms.add(term(line, terms.isEmpty() ? "All of it" : "What is left"));
    }
    return new Waterfall(terms);
  }

  private Term carved(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var rest = term(beneath.get(1), "What is left");
    var first = beneath.get(0);
    if (first.text().startsWith("First, at most ")) {
      var most = begins(first, "First, at most ", " ", this::figure);
      return new CarveOut(
          new CarveOut.Portion.UpTo(most.first()), said(first, most.second()), rest);
    }
    var part = part(first, "First, ", "First, it");
    return new CarveOut(
        new CarveOut.Portion.OfAmount(part.first()), said(first, part.second()), rest);
  }

  private static boolean isVerb(String text) {
    return text.matches("(is|goes|stays|depends|pays) .*");
  }

  private Term deductible(List<Line> beneath) {
    require(beneath.size() == 5, beneath.toString());
    require(
        beneath
            .get(1)
            .text()
            .equals("What was not used of the deductible of the year before is added to it."),
        beneath.toString());
    return new Deductible(
        figure("The deductible of a year is ", beneath.get(0)),
        figure("In all, the deductible is at most ", beneath.get(2)),
        term(beneath.get(3), "What lies within the deductible"),
        term(beneath.get(4), "What goes beyond the deductible"));
  }

  private Term layer(List<Line> beneath) {
    var times =
        match(
                "In a financial year, the layer is reinstated (once|without limit|(\\d+) times)\\.",
                beneath.get(1).text())
            .orElseThrow();
    boolean isLimited = !times.group(1).equals("without limit");
    require(beneath.size() == (isLimited ? 5 : 4), beneath.toString());
    var end = " for a reinstatement of the whole layer, and in proportion for a part.";
    require(beneath.get(2).text().endsWith(end), beneath.toString());
    var premium =
        split(
                beneath.get(2).text().replace(end, ""),
                " pays ",
                this::starting,
                paid -> split(paid, " to ", this::figure, this::partnerCalled))
            .orElseThrow();
    return new ReinstatedLayer(
        term(beneath.get(3), "What falls into the layer"),
        figure("The layer is ", beneath.get(0)),
        new ReinstatedLayer.Premium(
            premium.second().first(), premium.first(), premium.second().second()),
        isLimited
            ? Optional.of(
                new ReinstatedLayer.Reinstatements(
                    times.group(2) == null ? 1 : Integer.parseInt(times.group(2)),
                    term(beneath.get(4), "What goes beyond the layer and its reinstatements")))
            : Optional.empty());
  }

  /** The figure that a sentence ends with. */
  private Figure figure(String start, Line line) {
    require(line.text().startsWith(start), line.text());
    return figure(item(line).substring(start.length())).orElseThrow();
  }

  private Term rate(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var part = part(beneath.get(0), "", "It");
    return new Rate(
        part.first(), said(beneath.get(0), part.second()), term(beneath.get(1), "The remainder"));
  }

  /** A part of it, and what is said of that. */
  private Pair<Factor, String> part(Line line, String start, String it) {
    return line.text().startsWith(it + " multiplied by ")
        ? begins(line, it + " multiplied by ", " ", this::factor)
        : begins(line, start, " of it ", this::factor);
  }

  private Term gate(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var both = begins(beneath.get(0), "If ", ", all of it ", this::condition);
    return new Gate(
        both.first(),
        said(beneath.get(0), both.second()),
        term(beneath.get(1), "Otherwise all of it"));
  }

  private Term scale(List<Line> beneath) {
    int last = beneath.size() - 1;
    var scaled = new ArrayList<Scale.Scaled>();
    for (var line : beneath.subList(1, last)) {
      var both = whole(line, " gain is multiplied by ", this::owner, this::factor);
      scaled.add(new Scale.Scaled(both.first(), both.second()));
    }
    return new Scale(
        term(beneath.get(0), "Before that, it"),
        scaled,
        term(beneath.get(last), "What is forfeited"));
  }

  private Term limit(List<Line> beneath) {
    int last = beneath.size() - 1;
    var caps = new ArrayList<Limit.Cap>();
    for (var line : beneath.subList(1, last)) {
      var both = whole(line, " has no more than ", this::starting, this::figure);
      caps.add(new Limit.Cap(both.first(), both.second()));
    }
    var beyond =
        "What goes beyond a limit is shared among the others in proportion to what they have before"
            + " the limits.";
    return new Limit(
        term(beneath.get(0), "Before the limits, it"),
        caps,
        beneath.get(last).text().equals(beyond)
            ? Optional.empty()
            : Optional.of(term(beneath.get(last), "What goes beyond a limit")));
  }

  private Term limitTogether(List<Line> beneath) {
    int last = beneath.size() - 1;
    var caps = new ArrayList<Limit.Cap>();
    Optional<Together> together = Optional.empty();
    for (var line : beneath.subList(1, last)) {
      var over = line.text().contains(YEAR) ? Together.Over.YEAR : Together.Over.LIFE;
      var joint = over == Together.Over.YEAR ? YEAR : LIFE;
      int at = line.text().lastIndexOf(joint);
      var cap =
          whole(
              new Line(line.text().substring(0, at) + ".", List.of()),
              " bears no more than ",
              this::starting,
              this::figure);
      caps.add(new Limit.Cap(cap.first(), cap.second()));
      var named =
          line.beneath().isEmpty()
              ? line.text().substring(at + joint.length())
              : String.join(" ", line.beneath().stream().map(Line::text).toList());
      var clauses =
          Pattern.compile("\u201c([^\u201d]*)\u201d")
              .matcher(named)
              .results()
              .map(found -> new Together.Under(ClauseCode.of(found.group(1)), found.group(1)))
              .toList();
      together = Optional.of(new Together(clauses, over));
    }
    var plain = new ArrayList<>(beneath);
    plain.subList(1, last).clear();
    var limit = (Limit) limit(plain);
    return new Limit(limit.term(), caps, limit.excess(), together);
  }

  private Term guarantee(List<Line> beneath) {
    int last = beneath.size() - 1;
    var floors = new ArrayList<Guarantee.Floor>();
    for (var line : beneath.subList(1, last)) {
      var both = whole(line, " has at least ", this::starting, this::figure);
      floors.add(new Guarantee.Floor(both.first(), both.second()));
    }
    var payer = beneath.get(last).text().replace(" makes up what is missing.", "");
    return new Guarantee(
        term(beneath.get(0), "Before the guarantee, it"), floors, starting(payer).orElseThrow());
  }

  private Term payBack(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var start = "First, it repays ";
    require(beneath.get(0).text().startsWith(start), beneath.get(0).text());
    var both =
        whole(
            new Line(beneath.get(0).text().substring(start.length()), List.of()),
            " what is not yet recovered of the ",
            this::partnerCalled,
            text -> code(text, InvestmentCode.class));
    return new PayBack(both.first(), both.second(), term(beneath.get(1), "What is left"));
  }

  private Term repay(List<Line> beneath) {
    require(beneath.size() == 2, beneath.toString());
    var start = "First, it repays what is still owed of the ";
    var first = beneath.get(0).text();
    require(first.startsWith(start) && first.endsWith("."), first);
    var advance =
        code(first.substring(start.length(), first.length() - 1), InvestmentCode.class)
            .orElseThrow();
    return new Repay(advance, term(beneath.get(1), "What is left"));
  }

  private Term transfer(List<Line> beneath) {
    Map<FinancialYear, Exact> pence = new LinkedHashMap<>();
    Optional<Pair<Integer, Integer>> pays = Optional.empty();
    for (var line : beneath) {
      var year = FinancialYear.parse(line.text().split(" ")[1]);
      var rest = line.text().substring(("In " + year + " ").length());
      var who =
          whole(
              new Line(rest, List.of()),
              " pays ",
              this::partnerCalled,
              text -> split(text, " to ", this::money, this::partnerCalled));
      var pair = new Pair<>(who.first(), who.second().second());
      if (pays.isEmpty()) {
        pays = Optional.of(pair);
      }
      var sum = who.second().first();
      pence.put(year, pair.equals(pays.get()) ? sum : sum.negated());
    }
    return new Transfer(pays.orElseThrow().first(), pays.get().second(), pence);
  }

  private Shares shares(String said, List<Line> beneath) {
    var details = beneath.stream().map(Line::text).toList();
    if (said.equals("in proportion to contributions")) {
      Set<Integer> among = new HashSet<>();
      for (var line : beneath) {
        if (line.text().startsWith("Only these have a share: ")) {
          list(item(line).substring("Only these have a share: ".length()))
              .forEach(name -> among.add(partner(name)));
        }
        line.beneath().forEach(each -> among.add(starting(item(each)).orElseThrow()));
      }
      return new Shares.ByContributions(
          details.contains("Client charges are taken off first."),
          details.contains("One-off payments are left out."),
          among,
          places(details));
    }
    if (said.equals("in proportion to what is measured")) {
      return measured(beneath, places(details));
    }
    if (said.equals("in proportion to what each commissions")) {
      return new Shares.ByCommissioning(places(details));
    }
    if (said.equals("in proportion to what their packages cost by assessed need")) {
      return new Shares.ByPackages(places(details));
    }
    var weights = new ArrayList<Exact>();
    partners.forEach(partner -> weights.add(Exact.ZERO));
    if (said.startsWith("wholly to ")) {
      weights.set(partner(said.substring("wholly to ".length())), Exact.ONE);
    } else if (said.startsWith("equally between ")) {
      (said.equals("equally between these")
              ? beneath.stream().map(ReadBack::item).toList()
              : list(said.substring("equally between ".length())))
          .forEach(
              name ->
                  weights.set(
                      starting(name).or(() -> partnerCalled(name)).orElseThrow(), Exact.ONE));
    } else {
      var parts =
          beneath.isEmpty()
              ? list(said.replaceFirst("^in the proportion ", ""))
              : beneath.stream().map(ReadBack::item).toList();
      for (var part : parts) {
        int to = part.indexOf(" to ");
        weights.set(
            partner(part.substring(to + 4)),
            number(part.substring(0, to).replace("%", "")).orElseThrow());
      }
    }
    return new Shares.Fixed(Weights.of(weights));
  }

  private Shares measured(List<Line> beneath, OptionalInt places) {
    var by = new HashMap<Integer, Factor>();
    Optional<MeasuredShares.Agreed> agreed = Optional.empty();
    for (var line : beneath) {
      if (line.text().equals("Agreed shares can take their place:")) {
        agreed = Optional.of(agreed(line.beneath()));
      } else if (!line.text().startsWith("Shares are first rounded ")) {
        var both = whole(line, " counts by ", this::starting, this::factor);
        by.put(both.first(), both.second());
      }
    }
    return new MeasuredShares(by, agreed, places);
  }

  private MeasuredShares.Agreed agreed(List<Line> beneath) {
    var share = (Share) term(beneath.get(0), "It");
    Optional<Exact> tolerance = Optional.empty();
    Optional<LocalDate> until = Optional.empty();
    require(beneath.get(1).text().equals("That holds where nothing is measured."), "agreed");
    for (var line : beneath.subList(2, beneath.size())) {
      var day = match("That holds before (\\d{4}-\\d{2}-\\d{2}).", line.text());
      var most =
          match(
              "That holds while no measured share differs by more than (.*) percentage points.",
              line.text());
      require(day.isPresent() != most.isPresent(), line.text());
      until = day.isPresent() ? day.map(found -> LocalDate.parse(found.group(1))) : until;
      tolerance =
          most.isPresent()
              ? number(most.get().group(1)).map(points -> points.dividedBy(Exact.of(100)))
              : tolerance;
    }
    return new MeasuredShares.Agreed(((Shares.Fixed) share.shares()).weights(), tolerance, until);
  }

  private static String item(Line line) {
    return line.text().substring(0, line.text().length() - 1);
  }

  private static OptionalInt places(List<String> details) {
    for (var detail : details) {
      if (detail.equals("Shares are first rounded to whole percentages.")) {
        return OptionalInt.of(0);
      }
      var places =
          match("Shares are first rounded to percentages of (\\d) decimal places?.", detail);
      if (places.isPresent()) {
        return OptionalInt.of(Integer.parseInt(places.get().group(1)));
      }
    }
    return OptionalInt.empty();
  }

  Optional<Figure> figure(String text) {
    if (text.matches("sum [A-Z]+")) {
      return Optional.of(definedFigure(text, defined.get(text)));
    }
    return one(
        text,
        List.of(
            each -> money(each).map(Figure.Sum::new),
            each ->
                split(each, " of the ", this::percent, this::base)
                    .map(
                        both ->
                            new Figure.Percentage(new Factor.Fixed(both.first()), both.second())),
            each ->
                each.startsWith("the ")
                    ? split(each.substring(4), " multiplied by ", this::base, this::factor)
                        .map(both -> new Figure.Percentage(both.second(), both.first()))
                    : Optional.empty(),
            each ->
                split(
                        each,
                        " for each one of the ",
                        this::money,
                        name -> code(name, MeasureCode.class))
                    .map(both -> new Figure.Units(both.second(), both.first())),
            each ->
                each.equals("its sum in the year so far")
                    ? Optional.of(new Figure.AllocatedToDate())
                    : Optional.empty()));
  }

  private Figure definedFigure(String name, Line line) {
    var said = line.text().substring(name.length() + 1, line.text().length() - 1);
    if (said.equals("goes by a condition")) {
      var choice = choice(line, this::figure);
      return new Figure.Either(choice.condition(), choice.then(), choice.otherwise());
    }
    var figures = line.beneath().stream().map(each -> either(item(each), this::figure)).toList();
    return said.equals("is the greatest of these")
        ? new Figure.OneOf(Extreme.GREATEST, figures)
        : new Figure.OneOf(Extreme.LEAST, figures);
  }

  /** An item that begins with a capital letter, which may have been one before. */
  private static <T> T either(String item, Function<String, Optional<T>> reader) {
    return reader.apply(lower(item)).or(() -> reader.apply(item)).orElseThrow();
  }

  private record Choice<T>(Condition condition, T then, T otherwise) {}

  private <T> Choice<T> choice(Line line, Function<String, Optional<T>> reader) {
    require(line.beneath().size() == 2, line.toString());
    var first =
        split(item(line.beneath().get(0)).substring(3), ", it is ", this::condition, reader);
    var second = item(line.beneath().get(1));
    require(second.startsWith("Otherwise it is "), second);
    return new Choice<>(
        first.orElseThrow().first(),
        first.get().second(),
        reader.apply(second.substring("Otherwise it is ".length())).orElseThrow());
  }

  private Optional<Figure.Base> base(String text) {
    if (text.equals("budget")) {
      return Optional.of(new Figure.Base.Budget());
    }
    if (text.equals("contributions")) {
      return Optional.of(new Figure.Base.Contributions(Set.of()));
    }
    if (text.startsWith("contributions except from ")) {
      var except = new HashSet<Integer>();
      for (var name : list(text.substring("contributions except from ".length()))) {
        if (partnerCalled(name).isEmpty()) {
          return Optional.empty();
        }
        except.add(partner(name));
      }
      return Optional.of(new Figure.Base.Contributions(except));
    }
    var clause = match("amount of clause \u201c([^\u201d]*)\u201d", text);
    if (clause.isPresent()) {
      var reference = clause.get().group(1);
      return Optional.of(new Figure.Base.OfClause(ClauseCode.of(reference), reference));
    }
    var all = match("result of clause \u201c([^\u201d]*)\u201d", text);
    if (all.isPresent()) {
      var reference = all.get().group(1);
      return Optional.of(new Figure.Base.GivenToAll(ClauseCode.of(reference), reference));
    }
    var given = match("result of clause \u201c([^\u201d]*)\u201d for (.*)", text);
    if (given.isPresent()) {
      var reference = given.get().group(1);
      return partnerCalled(given.get().group(2))
          .map(who -> new Figure.Base.GivenTo(ClauseCode.of(reference), reference, who));
    }
    var beyond = match("excess of clause \u201c([^\u201d]*)\u201d", text);
    if (beyond.isPresent()) {
      var reference = beyond.get().group(1);
      return Optional.of(new Figure.Base.BeyondLimits(ClauseCode.of(reference), reference));
    }
    // A name that says something else without them stands between quotation marks.
    var name =
        match("\u201c(budget|contributions.*|(?:amount|result|excess) of clause .*)\u201d", text);
    return code(name.isPresent() ? name.get().group(1) : text, BaseCode.class)
        .map(Figure.Base.Named::new);
  }

  Optional<Factor> factor(String text) {
    if (text.matches("rate [A-Z]+")) {
      return Optional.of(definedFactor(text, defined.get(text)));
    }
    return one(
        text,
        List.of(
            each -> percent(each).map(Factor.Fixed::new),
            each ->
                each.startsWith("the ")
                    ? code(each.substring(4), MeasureCode.class).map(Factor.Measured::new)
                    : Optional.empty(),
            this::total));
  }

  private Factor definedFactor(String name, Line line) {
    var said = line.text().substring(name.length() + 1, line.text().length() - 1);
    var items = line.beneath().stream().map(ReadBack::item).toList();
    if (said.equals("is all of these, multiplied")) {
      return new Factor.Product(
          items.stream().map(each -> factor(lower(each)).orElseThrow()).toList());
    }
    if (said.equals("goes by a condition")) {
      var choice = choice(line, this::factor);
      return new Factor.Either(choice.condition(), choice.then(), choice.otherwise());
    }
    if (said.equals("is the greatest of these")) {
      return new Factor.OneOf(
          Extreme.GREATEST, items.stream().map(each -> either(each, this::factor)).toList());
    }
    if (said.equals("is the least of these")) {
      return new Factor.OneOf(
          Extreme.LEAST, items.stream().map(each -> either(each, this::factor)).toList());
    }
    if (said.equals("goes by the year")) {
      var rates = new ArrayList<Exact>();
      items.forEach(each -> rates.add(percent(each.split(": ")[1]).orElseThrow()));
      return new Factor.ByYear(FinancialYear.parse(items.get(0).split("[ :]")[0]), rates);
    }
    if (said.startsWith("goes by the ")) {
      return new Factor.Scale(
          code(said.substring("goes by the ".length()), MeasureCode.class).orElseThrow(),
          items.stream().map(this::step).toList());
    }
    if (said.startsWith("is 100% less ")) {
      return new Factor.OneLess(factor(said.substring("is 100% less ".length())).orElseThrow());
    }
    var bounded =
        match("is (.*?)(?:, at least ([0-9.]+%))?(?:(?:,| and) at most ([0-9.]+%))?", said)
            .orElseThrow();
    return new Factor.Bounded(
        factor(bounded.group(1)).orElseThrow(),
        Optional.ofNullable(bounded.group(2)).flatMap(this::percent),
        Optional.ofNullable(bounded.group(3)).flatMap(this::percent));
  }

  private Factor.Scale.Step step(String text) {
    var step =
        match(
                "From (-?[0-9.]+)(?: to below (-?[0-9.]+)| up): ([0-9.]+%)"
                    + "(?:, moving evenly to ([0-9.]+%))?",
                text)
            .orElseThrow();
    return new Factor.Scale.Step(
        number(step.group(1)).orElseThrow(),
        Optional.ofNullable(step.group(2)).flatMap(this::number),
        percent(step.group(3)).orElseThrow(),
        Optional.ofNullable(step.group(4)).flatMap(this::percent));
  }

  Optional<Condition> condition(String text) {
    var name = match("(condition [A-Z]+) holds", text);
    if (name.isPresent()) {
      var line = defined.get(name.get().group(1));
      if (line.beneath().isEmpty()) {
        return condition(item(line).substring((name.get().group(1) + " is that ").length()));
      }
      return Optional.of(
          new Condition.All(
              line.beneath().stream()
                  .map(each -> condition(lower(item(each))).orElseThrow())
                  .toList()));
    }
    return one(
        text,
        List.of(
            each ->
                each.startsWith("the amount reaches ")
                    ? figure(each.substring("the amount reaches ".length()))
                        .map(Condition.AmountReaches::new)
                    : Optional.empty(),
            each -> isOf(each, "the amount is a cost").map(yes -> new Condition.IsCost(true)),
            each -> isOf(each, "the amount is no cost").map(yes -> new Condition.IsCost(false)),
            each ->
                match("the (.*) is on record", each)
                    .flatMap(found -> code(found.group(1), MeasureCode.class))
                    .map(Condition.Decided::new),
            this::past,
            each ->
                match("the (.*) is known", each)
                    .flatMap(found -> code(found.group(1), MeasureCode.class))
                    .map(
                        code ->
                            new Condition.MeasureWithin(code, Optional.empty(), Optional.empty())),
            each ->
                match("the (.*) is(?: at least ([0-9.]+)(?: and)?)?(?: at most ([0-9.]+))?", each)
                    .filter(found -> found.group(2) != null || found.group(3) != null)
                    .flatMap(
                        found ->
                            code(found.group(1), MeasureCode.class)
                                .map(
                                    code ->
                                        new Condition.MeasureWithin(
                                            code,
                                            Optional.ofNullable(found.group(2))
                                                .flatMap(this::number),
                                            Optional.ofNullable(found.group(3))
                                                .flatMap(this::number))))));
  }

  private Optional<Condition> past(String text) {
    var total = match("(.*) is(?: at least ([0-9.]+)(?: and)?)?(?: at most ([0-9.]+))?", text);
    if (total.isPresent() && text.startsWith("the total of the ")) {
      return total(total.get().group(1))
          .map(
              of ->
                  new Condition.TotalWithin(
                      of.measure(),
                      of.years(),
                      Optional.ofNullable(total.get().group(2)).flatMap(this::number),
                      Optional.ofNullable(total.get().group(3)).flatMap(this::number)));
    }
    var before =
        match(
            "the amount of clause \u201c([^\u201d]*)\u201d was at most (.*)"
                + " in (?:the year before|each of the (\\d+) years before)",
            text);
    if (before.isPresent()) {
      var reference = before.get().group(1);
      var years = Optional.ofNullable(before.get().group(3)).map(Integer::parseInt).orElse(1);
      return money(before.get().group(2))
          .map(
              most ->
                  new Condition.EachYearBefore(ClauseCode.of(reference), reference, years, most));
    }
    return match("the year is(?: (\\S+) or later)?(?: and)?(?: (\\S+) or earlier)?", text)
        .map(
            found ->
                new Condition.YearWithin(
                    Optional.ofNullable(found.group(1)).map(FinancialYear::parse),
                    Optional.ofNullable(found.group(2)).map(FinancialYear::parse)));
  }

  private Optional<Factor.Total> total(String text) {
    var found =
        match(
            "the total of the (.*) in (all years so far|this year|this year and the (\\d+) before)",
            text);
    return found.flatMap(
        total ->
            code(total.group(1), MeasureCode.class)
                .map(
                    measure ->
                        new Factor.Total(
                            measure,
                            total.group(3) != null
                                ? Integer.parseInt(total.group(3)) + 1
                                : total.group(2).startsWith("all") ? 0 : 1)));
  }

  private static Optional<Boolean> isOf(String text, String wanted) {
    return text.equals(wanted) ? Optional.of(true) : Optional.empty();
  }

  private Optional<Source> source(String text) {
    return switch (text) {
      case "underspends elsewhere in the fund" -> Optional.of(new Source.Underspends());
      case "scheme money not yet committed" -> Optional.of(new Source.Uncommitted());
      default ->
          Optional.ofNullable(reserves.get(text)).map(each -> new Source.Reserve(each.code()));
    };
  }

  private Reserve reserve(String text) {
    return Optional.ofNullable(reserves.get(text)).orElseThrow();
  }

  private Optional<Integer> partnerCalled(String name) {
    int index = partners.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  private int partner(String name) {
    return partnerCalled(name)
        .orElseThrow(() -> new AssertionError("No partner is called " + name));
  }

  /** The partner whose name begins a sentence. */
  private Optional<Integer> starting(String name) {
    for (int i = 0; i < partners.size(); i++) {
      if (upper(partners.get(i)).equals(name)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> owner(String name) {
    return name.endsWith("'s")
        ? starting(name.substring(0, name.length() - 2))
        : starting(name.substring(0, name.length() - 1));
  }

  private <C extends Code> Optional<C> code(String text, Class<C> kind) {
    return Optional.ofNullable(codes.get(text)).filter(kind::isInstance).map(kind::cast);
  }

  private Optional<Exact> money(String text) {
    return match("(-?)£([0-9,]+)\\.([0-9]{2})", text)
        .map(
            found ->
                Exact.of(
                    Long.parseLong(
                        found.group(1) + found.group(2).replace(",", "") + found.group(3))));
  }

  private Optional<Exact> percent(String text) {
    return match("([0-9.]+)%", text)
        .flatMap(found -> number(found.group(1)))
        .map(number -> number.dividedBy(Exact.of(100)));
  }

  private Optional<Exact> number(String text) {
    return match("-?[0-9]+(\\.[0-9]+)?", text)
        .map(found -> Exact.of(new java.math.BigDecimal(text)));
  }

  private static Optional<MatchResult> match(String pattern, String text) {
    var matcher = Pattern.compile(pattern).matcher(text);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** Items of {@code a, b and c}. */
  private static List<String> list(String text) {
    var items = new ArrayList<String>();
    for (var each : outside(text, ", ")) {
      items.addAll(outside(each, " and "));
    }
    return items;
  }

  /** Cuts a text at a joint, but for what stands between quotation marks. */
  private static List<String> outside(String text, String joint) {
    var parts = new ArrayList<String>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '\u201c' ? 1 : text.charAt(i) == '\u201d' ? -1 : 0;
      if (depth == 0 && text.startsWith(joint, i)) {
        parts.add(text.substring(start, i));
        start = i + joint.length();
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private record Pair<A, B>(A first, B second) {}

  /** The two sides of a joint, where there is one way to read both. */
  private static <A, B> Optional<Pair<A, B>> split(
      String text,
      String joint,
      Function<String, Optional<A>> left,
      Function<String, Optional<B>> right) {
    var found = new ArrayList<Pair<A, B>>();
    for (int i = text.indexOf(joint); i >= 0; i = text.indexOf(joint, i + 1)) {
      var first = left.apply(text.substring(0, i));
      if (first.isPresent()) {
        right
            .apply(text.substring(i + joint.length()))
            .ifPresent(second -> found.add(new Pair<>(first.get(), second)));
      }
    }
    require(found.size() < 2, text + " can be read in two ways: " + found);
    return found.stream().findFirst();
  }

  private static <A, B> Pair<A, B> whole(
      Line line,
      String joint,
      Function<String, Optional<A>> left,
      Function<String, Optional<B>> right) {
    return split(item(line), joint, left, right)
        .orElseThrow(() -> new AssertionError("Cannot read: " + line.text()));
  }

  /** What stands between a beginning and the first joint after which it can be read. */
  private static <A> Pair<A, String> begins(
      Line line, String start, String joint, Function<String, Optional<A>> left) {
    var text = line.text();
    require(text.startsWith(start), text);
    var found = new ArrayList<Pair<A, String>>();
    for (int i = text.indexOf(joint, start.length()); i >= 0; i = text.indexOf(joint, i + 1)) {
      var rest = text.substring(i + joint.length());
      var said = left.apply(text.substring(start.length(), i));
      if (said.isPresent() && isVerb(rest)) {
        found.add(new Pair<>(said.get(), rest));
      }
    }
    require(found.size() == 1, text + " can be read in so many ways: " + found);
    return found.get(0);
  }

  /** What the only one of several readers makes of a text that can read it. */
  private static <T> Optional<T> one(
      String text, List<Function<String, Optional<? extends T>>> readers) {
    var found = new ArrayList<T>();
    for (var reader : readers) {
      reader.apply(text).ifPresent(found::add);
    }
    require(found.size() < 2, text + " can be read in two ways: " + found);
    return found.stream().findFirst();
  }

  private static <T> T any(String text, List<Function<String, Optional<? extends T>>> readers) {
    return ReadBack.<T>one(text, readers)
        .orElseThrow(() -> new AssertionError("Cannot read: " + text));
  }

  private static String upper(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String lower(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError("Cannot read: " + otherwise);
    }
  }
}
