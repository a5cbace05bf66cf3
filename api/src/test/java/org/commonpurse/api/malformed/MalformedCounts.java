package org.commonpurse.api.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonpurse.api.malformed.MalformedRun.Sent;
import org.commonpurse.api.malformed.Wire.WireAnswer;

/** What came of malformed requests. */
public final class MalformedCounts {

  private final Map<String, Integer> byRoute = new TreeMap<>();
  private final Map<String, Integer> byBreaking = new TreeMap<>();
  private final Map<Integer, Integer> byStatus = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private int recorded;
  private int done;
  private long slowestNanos;
  private String slowest = "none";

  MalformedCounts() {}

  void answered(Sent sent, WireAnswer answer, long nanos) {
    byRoute.merge(sent.route().method() + " " + sent.route().path(), 1, Integer::sum);
    byBreaking.merge(sent.breaking().name(), 1, Integer::sum);
    byStatus.merge(answer.status(), 1, Integer::sum);
    if (answer.status() < 400) {
      if (sent.route().isWrite()) {
        recorded++;
      } else {
        done++;
      }
    }
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowest = sent.route().method() + " " + sent.route().path() + ", " + sent.breaking().name();
    }
  }

  void fails(String why) {
    failures.add(why);
  }

  /** What was not as it must be. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many were answered. */
  public int answered() {
    return byStatus.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many happened to be right and were carried out, of those that could record something. */
  public int recorded() {
    return recorded;
  }

  /** How many happened to be right and were answered, of those that only read. */
  public int read() {
    return done;
  }

  /** How often each route was asked. */
  public Map<String, Integer> byRoute() {
    return Map.copyOf(byRoute);
  }

  /** How often each way to break a request was taken. */
  public Map<String, Integer> byBreaking() {
    return Map.copyOf(byBreaking);
  }

  /** All of it in words. */
  public String told() {
    return "%,d answered, %,d of them refused; %,d happened to be right and recorded something, %,d others to be right; by status %s; the slowest took %,d ms (%s); by what was wrong %s"
        .formatted(
            answered(),
            answered() - recorded - done,
            recorded,
            done,
            byStatus,
            slowestNanos / 1_000_000,
            slowest,
            byBreaking);
  }
}
