package org.commonpurse.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Callers that post entries to several services, one after the other, each entry under a key of its own. What
 * is not answered, or with {@code 503}, is sent again with the same key, to the next service. Others ask for
 * balances.
 */
final class KeyedCallers implements AutoCloseable {

  /** An entry that was answered as recorded. */
  record Answered(String key, long sequence, long sentNanos, long answeredNanos) {

    long waitedNanos() {
      return answeredNanos - sentNanos;
    }
  }

  static final String NARRATIVE = "Posted as ";

  private static final Duration ANSWER_WAIT = Duration.ofSeconds(25);
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\"\\s*:\\s*(\\d+)");
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<URI> services;
  private final String fund;
  private final String key;
  private final AtomicLong next = new AtomicLong();
  private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Long> readNanos = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean isEnding;

  /**
   * Starts them.
   *
   * @param callers  how many post
   * @param readers  how many ask for balances, each again a moment after its answer
   */
  KeyedCallers(List<URI> services, String fund, String key, int callers, int readers) {
    this.services = List.copyOf(services);
    this.fund = fund;
    this.key = key;
    for (int i = 0; i < callers; i++) {
      int number = i;
      threads.add(new Thread(() -> postOn(number), "caller-" + i));
    }
    for (int i = 0; i < readers; i++) {
      threads.add(new Thread(this::readOn, "reader-" + i));
    }
    threads.forEach(Thread::start);
  }

  /** What was answered as recorded since a moment. */
  List<Answered> since(long nanos) {
    return answered.stream().filter(one -> one.answeredNanos() - nanos >= 0).toList();
  }

  /** All that was answered as recorded. */
  List<Answered> all() {
    return List.copyOf(answered);
  }

  /** How long each answer to a reader took, in no order. */
  List<Long> readNanos() {
    return List.copyOf(readNanos);
  }

  /** How often each answer came, by method, status and code. */
  Map<String, Long> answers() {
    var counts = new TreeMap<String, Long>();
    answers.forEach((answer, count) -> counts.put(answer, count.sum()));
    return counts;
  }

  private void postOn(int caller) {
    try {
      while (!isEnding) {
        post(caller, "entry-" + next.incrementAndGet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Posts until there is an answer: whoever gives up cannot know what was recorded. */
  private void post(int caller, String entryKey) throws InterruptedException {
    long sent = System.nanoTime();
    for (int tries = caller; ; tries++) {
      var request =
          request(services.get(tries % services.size()), "/entries")
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", entryKey)
              .POST(BodyPublishers.ofString(entry(entryKey)));
      var answer = send("POST", request);
      if (answer != null && answer.statusCode() / 100 == 2) {
        var sequence = SEQUENCE.matcher(answer.body());
        if (sequence.find()) {
          long number = Long.parseLong(sequence.group(1));
          answered.add(new Answered(entryKey, number, sent, System.nanoTime()));
          return;
        }
      }
      pause(answer);
    }
  }

  private static String entry(String entryKey) {
    return """
        {"book": "actual", "effectiveOn": "2023-04-30", "narrative": "%s", "currency": "GBP",
         "postings": [{"account": "receivable:icb", "debit": "1.00"},
                      {"account": "contribution:icb:nhs-minimum", "credit": "1.00"}]}
        """
        .formatted(NARRATIVE + entryKey);
  }

  private void readOn() {
    try {
      for (int i = 0; !isEnding; i++) {
        long asked = System.nanoTime();
        var answer =
            send("GET", request(services.get(i % services.size()), "/balances?by=partner").GET());
        if (answer != null && answer.statusCode() == 200) {
          readNanos.add(System.nanoTime() - asked);
          Thread.sleep(20);
        } else {
          pause(answer);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(URI service, String below) {
    return HttpRequest.newBuilder(service.resolve("/api/v1/funds/" + fund + below))
        .timeout(ANSWER_WAIT)
        .header("Authorization", "Bearer " + key);
  }

  private @Nullable HttpResponse<String> send(String method, HttpRequest.Builder request)
      throws InterruptedException {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      var code = CODE.matcher(answer.body());
      note(
          method
              + " "
              + answer.statusCode()
              + (answer.statusCode() >= 400 && code.find() ? " " + code.group(1) : ""));
      return answer;
    } catch (IOException e) {
      note(method + " no answer");
      return null;
    }
  }

  private void note(String answer) {
    answers.computeIfAbsent(answer, any -> new LongAdder()).increment();
  }

  /** Waits as long as the answer says; without one a moment, for the other service may be there. */
  private static void pause(@Nullable HttpResponse<String> answer) throws InterruptedException {
    Thread.sleep(
        answer == null ? 200 : answer.headers().firstValueAsLong("Retry-After").orElse(1) * 1_000);
  }

  /** Waits until each caller has its last answer. */
  @Override
  public void close() throws InterruptedException {
    isEnding = true;
    for (var thread : threads) {
      thread.join(60_000);
      if (thread.isAlive()) {
        thread.interrupt();
        throw new IllegalStateException("A caller has had no answer for a minute");
      }
    }
  }
}
