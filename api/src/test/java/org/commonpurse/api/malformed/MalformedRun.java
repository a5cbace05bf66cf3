package org.commonpurse.api.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.commonpurse.api.malformed.MalformedBooks.Caller;
import org.commonpurse.api.malformed.Wire.NoAnswerException;
import org.commonpurse.api.malformed.Wire.WireAnswer;

/**
 * Requests that are broken in one way or another, made of what the service says of itself in OpenAPI, for every
 * route in turn. Each is known by the seed and its number, so that it can be made again.
 */
public final class MalformedRun implements AutoCloseable {

  /** An answer that takes longer is one that does not come. */
  private static final int MILLIS_MAX = 20_000;

  /** After so many something is so wrong that more of it tells nothing. */
  private static final int FAILURES_MAX = 25;

  /** How often it is looked whether anything was recorded, besides around what may be. */
  private static final int BETWEEN_LOOKS = 250;

  private final MalformedBooks books;
  private final long seed;
  private final List<DescribedRoute> routes;
  private final RecordedState state;
  private final Wire wire;
  private final MalformedCounts counts = new MalformedCounts();
  private Map<String, String> recorded;

  private MalformedRun(MalformedBooks books, long seed) throws Exception {
    this.books = books;
    this.seed = seed;
    routes = DescribedRoute.all(books.description());
    state = new RecordedState(books.url());
    wire = new Wire(books.address(), MILLIS_MAX);
    recorded = state.now();
  }

  /**
   * Starts a service of its own.
   *
   * @param root  the folder that has {@code config}
   * @param folder  an empty one, for its database
   */
  public static MalformedRun start(Path root, Path folder, long seed) throws Exception {
    return new MalformedRun(MalformedBooks.start(root, folder), seed);
  }

  /** Sends so many, and says what came of them; stops early where much is wrong. */
  public MalformedCounts send(int requests) throws Exception {
    for (int i = 0; i < requests && counts.failures().size() < FAILURES_MAX; i++) {
      send(routes.get(i % routes.size()), i);
      if (i % BETWEEN_LOOKS == 0) {
        lookAtWhatIsRecorded("before request " + i);
      }
    }
    lookAtWhatIsRecorded("before the end");
    if (!books.isSound()) {
      counts.fails("The books are not sound, or those who may ask them may not any more");
    }
    return counts;
  }

  /** How many routes there are. */
  public int routes() {
    return routes.size();
  }

  private void send(DescribedRoute route, int number) throws Exception {
    // Seeds that follow each other begin alike.
    var chance = new Random((seed * 1_000_003L + number) * 0x9E3779B97F4A7C15L);
    chance.nextInt();
    var whole = whole(route, number, chance);
    var breaking = breaking(whole, chance);
    var broken = breaking.way().apply(whole, chance);
    while (broken.isEmpty()) {
      breaking = breaking(whole, chance);
      broken = breaking.way().apply(whole, chance);
    }
    var caller = caller(route, breaking, chance);
    var request = books.shown(caller).map(broken.get()::and).orElse(broken.get());
    boolean mayRecord = route.isWrite() && !breaking.isCertain() && caller != Caller.READER;
    if (mayRecord) {
      lookAtWhatIsRecorded("before request " + number);
    }
    var sent = new Sent(number, route, breaking, caller, request);
    long began = System.nanoTime();
    try {
      var answer = wire.send(request);
      counts.answered(sent, answer, System.nanoTime() - began);
      check(sent, answer);
    } catch (NoAnswerException e) {
      counts.fails(sent.told(seed) + "\n" + e.getMessage());
    }
  }

  /** A request as it was sent. */
  record Sent(
      int number, DescribedRoute route, Breaking breaking, Caller caller, WireRequest request) {

    String told(long seed) {
      return "Request %d of seed %d, %s %s, %s, by %s:%n%s"
          .formatted(
              number, seed, route.method(), route.path(), breaking.name(), caller, request.told());
    }
  }

  private void check(Sent sent, WireAnswer answer) throws Exception {
    boolean mayBeTold = sent.caller() == Caller.EVERYTHING;
    var wrong = new ArrayList<>(RefusalRules.mistakes(sent.request(), answer, mayBeTold));
    boolean isDone = answer.status() < 400;
    boolean isAsWritten = sent.request().method().equals(sent.route().method());
    if (isDone && sent.breaking().isCertain()) {
      wrong.add("It was not refused");
    }
    if (isDone && sent.caller() == Caller.READER && sent.route().isWrite() && isAsWritten) {
      wrong.add("Somebody who may not do it was not refused");
    }
    if (!wrong.isEmpty()) {
      counts.fails(
          "%s%n%s%nanswered %d: %s"
              .formatted(sent.told(seed), wrong, answer.status(), shortened(answer.text())));
    }
    if (answer.status() == 202) {
      giveUp(answer);
    }
    if (isDone && sent.route().isWrite()) {
      recorded = state.now();
    }
  }

  private static String shortened(String text) {
    return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "...";
  }

  /** A job that was started after all is not waited for. */
  private void giveUp(WireAnswer answer) throws NoAnswerException {
    var path = answer.header("location").replaceFirst("^https?://[^/]*", "");
    for (var caller : List.of(Caller.EVERYTHING, Caller.KEEPER)) {
      wire.send(
          new WireRequest(
              "DELETE",
              path,
              List.of("Host: localhost", books.shown(caller).orElseThrow()),
              new byte[0],
              WireRequest.Framing.RIGHT));
    }
  }

  private void lookAtWhatIsRecorded(String when) throws Exception {
    var now = state.now();
    if (!now.equals(recorded)) {
      var changed = new TreeMap<String, String>();
      now.forEach(
          (table, rows) -> {
            if (!rows.equals(recorded.get(table))) {
              changed.put(table, recorded.get(table) + " -> " + rows);
            }
          });
      counts.fails("Something refused was recorded " + when + " of seed " + seed + ": " + changed);
      recorded = now;
    }
  }

  private static Breaking breaking(Breaking.Whole whole, Random chance) {
    while (true) {
      var chosen = Breaking.any(whole.hasBody(), chance);
      // What may happen to be right makes a report, which takes as long as a thousand refusals.
      if (chosen.isCertain() || !whole.route().isReport() || chance.nextInt(20) == 0) {
        return chosen;
      }
    }
  }

  private static Caller caller(DescribedRoute route, Breaking breaking, Random chance) {
    boolean wouldShutOut =
        route.isOfAccess() || route.path().endsWith("/exits") || route.method().equals("PUT");
    if (route.isWrite() && !breaking.isCertain() && (wouldShutOut || chance.nextInt(3) == 0)) {
      return Caller.READER;
    }
    return switch (chance.nextInt(20)) {
      case 0 -> Caller.STRANGER;
      case 1 -> Caller.IMPOSTOR;
      case 2 -> Caller.READER;
      default -> route.isOfFund() ? Caller.KEEPER : Caller.EVERYTHING;
    };
  }

  private static Breaking.Whole whole(DescribedRoute route, int number, Random chance)
      throws IOException {
    var headers = new ArrayList<>(List.of("Host: localhost"));
    if (route.isWrite()) {
      headers.add("Idempotency-Key: malformed-" + number);
    }
    if (route.bodies().isEmpty()) {
      var request =
          new WireRequest(
              route.method(), route.address(), headers, new byte[0], WireRequest.Framing.RIGHT);
      return new Breaking.Whole(route, request, Optional.empty(), MissingNode.getInstance());
    }
    var form = route.bodies().get(chance.nextInt(route.bodies().size()));
    headers.add(
        "Content-Type: " + form.type() + (form.type().contains("multipart") ? "; boundary=b" : ""));
    var body = form.example().map(JsonNode::toString).orElse("date,amount\n2023-04-30,1.00\n");
    var request =
        new WireRequest(
            route.method(),
            route.address(),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            WireRequest.Framing.RIGHT);
    return new Breaking.Whole(route, request, form.example(), form.schema());
  }

  @Override
  public void close() throws Exception {
    wire.close();
    state.close();
    books.close();
  }
}
