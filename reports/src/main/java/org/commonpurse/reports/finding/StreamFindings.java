package org.commonpurse.reports.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonpurse.allocation.horizon.StreamYear;
import org.commonpurse.allocation.horizon.StreamYear.Line;
import org.commonpurse.allocation.horizon.StreamYear.Outcome;
import org.commonpurse.allocation.horizon.StreamYear.RingFence;
import org.commonpurse.allocation.horizon.StreamYear.TestYear;
import org.commonpurse.reports.table.MoneyFormat;

/** Whether streams were spent on what they are for, and as much as they had to be. */
public final class StreamFindings {

  private static final int NAME_MAX = 60;

  private final StreamYear streams;
  private final MoneyFormat format;

  /** Findings of a year. */
  public StreamFindings(StreamYear streams, MoneyFormat format) {
    this.streams = streams;
    this.format = format;
  }

  /**
   * The most urgent of what there is to say: a minimum that will be missed, one that was, a ring-fence
   * that was not kept; otherwise that all tests are met or on course, or how streams stand.
   */
  public String headline() {
    return missing(Outcome.WILL_MISS)
        .or(() -> missing(Outcome.MISSED))
        .or(this::brokenFence)
        .orElseGet(streams.tests().isEmpty() ? this::balances : this::allHold);
  }

  private Optional<String> missing(Outcome outcome) {
    var missed = streams.urgentFirst().stream().filter(each -> each.outcome() == outcome).toList();
    if (missed.isEmpty()) {
      return Optional.empty();
    }
    var verb = outcome == Outcome.WILL_MISS ? "will miss" : "missed";
    if (missed.size() == 1) {
      var test = missed.get(0);
      return Optional.of(
          "%s %s its minimum by %s in %s"
              .formatted(
                  test.required().title().length() <= NAME_MAX
                      ? test.required().title()
                      : "One required-spend test",
                  verb,
                  format.brief(test.missedByPence()),
                  streams.year()));
    }
    return Optional.of(
        "%s required-spend tests %s their minimum in %s, the farthest by %s"
            .formatted(
                Wording.capital(Wording.count(missed.size(), "", "").strip()),
                verb,
                streams.year(),
                format.brief(missed.get(0).missedByPence())));
  }

  private Optional<String> brokenFence() {
    return streams.streams().stream()
        .filter(line -> line.ringFence() == RingFence.SPENT_ELSEWHERE)
        .findFirst()
        .map(
            line ->
                "%s was spent outside its ring-fence, by %s in %s"
                    .formatted(
                        line.stream().name().length() <= NAME_MAX
                            ? line.stream().name()
                            : "A ring-fenced stream",
                        format.brief(line.elsewherePence()),
                        streams.year()));
  }

  private String allHold() {
    int all = streams.tests().size();
    long met = streams.tests().stream().filter(each -> each.outcome() == Outcome.MET).count();
    if (met == all) {
      return all == 1
          ? "The required-spend test is met in " + streams.year()
          : "All %d required-spend tests are met in %s".formatted(all, streams.year());
    }
    return all == 1
        ? "The required-spend test of %s is on course".formatted(streams.year())
        : "%d of %d required-spend tests of %s are met, the others on course"
            .formatted(met, all, streams.year());
  }

  private String balances() {
    if (streams.streams().stream().allMatch(line -> line.balancePence() == 0)) {
      return "Every stream balances in " + streams.year();
    }
    long left = streams.streams().stream().mapToLong(Line::balancePence).reduce(0, Math::addExact);
    if (left == 0) {
      return "Streams balance together in %s, but not each alone".formatted(streams.year());
    }
    return left > 0
        ? "%s of what streams brought in in %s was not spent"
            .formatted(format.brief(left), streams.year())
        : "%s more was spent out of streams than they brought in in %s"
            .formatted(format.brief(Math.negateExact(left)), streams.year());
  }

  /** What each test comes to, as a word or two. */
  public String outcome(TestYear test) {
    return switch (test.outcome()) {
      case WILL_MISS -> "will miss by " + format.brief(test.missedByPence());
      case MISSED -> "missed by " + format.brief(test.missedByPence());
      case ON_COURSE -> "on course";
      case MET -> "met";
    };
  }

  /** What became of each ring-fence, a sentence each. */
  public List<String> ringFences() {
    var said = new ArrayList<String>();
    for (var line : streams.streams()) {
      var name = line.stream().name();
      switch (line.ringFence()) {
        case NONE -> {}
        case SPENT_ELSEWHERE ->
            said.add(
                "%s: not kept, %s went to schemes that do not name it."
                    .formatted(name, format.exact(line.elsewherePence())));
        case KEPT -> said.add(name + ": kept, " + balance(line));
      }
    }
    return said;
  }

  private String balance(Line line) {
    long balance = line.balancePence();
    if (balance == 0) {
      return "all of it is spent.";
    }
    if (balance < 0) {
      return "%s more was spent than it brought in in the year, for which other money stood in."
          .formatted(format.exact(Math.negateExact(balance)));
    }
    return "%s of the year is not spent and %s be carried forward."
        .formatted(format.exact(balance), line.stream().mayCarryForward() ? "may" : "may not");
  }
}
