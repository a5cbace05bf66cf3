package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_TOO_OFTEN;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import org.commonpurse.ledger.digest.Sha256;

/**
 * How often each may ask: a caller by who it is, and those who have shown nothing good by their address.
 * <p>
 * What was shown and good a while ago is not counted to the address, so that guesses from one address do
 * not keep out its others. Made-up names fill no memory: callers are kept of those who are known, and of
 * addresses, which anybody may have many of, the last {@value #KEPT_MOST}.
 */
public final class CallRates {

  private static final int KEPT_MOST = 10_000;

  private static final Duration SPAN = Duration.ofMinutes(1);

  private static final String COUNTED = CallRates.class.getName();

  /** The part of an IPv6 address that one network has for itself. */
  private static final int NETWORK_BYTES = 8;

  private final int callsMost;
  private final int strangersMost;
  private final RecentlyUsed<Bucket> callers = new RecentlyUsed<>(KEPT_MOST);
  private final RecentlyUsed<Bucket> strangers = new RecentlyUsed<>(KEPT_MOST);
  private final RecentlyUsed<Boolean> familiar = new RecentlyUsed<>(KEPT_MOST);

  /**
   * Limits both.
   *
   * @param callsMost  how often somebody who is known may ask in a minute; 0 for no limit
   * @param strangersMost  how often somebody who is not known may from one address; 0 for no limit
   */
  public CallRates(int callsMost, int strangersMost) {
    this.callsMost = callsMost;
    this.strangersMost = strangersMost;
  }

  /** How a request was counted. */
  private record Counted(String policy, int most, ConsumptionProbe probe) {

    long waitSeconds() {
      return Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }
  }

  /** Whether what is shown was good a while ago. */
  boolean isFamiliar(String shown) {
    return familiar.find(digest(shown)).isPresent();
  }

  /** What is shown is good. */
  void becomesFamiliar(String shown) {
    familiar.get(digest(shown), any -> true);
  }

  /** What is shown is good no more, or never was. */
  void isStrange(String shown) {
    familiar.remove(digest(shown));
  }

  /**
   * Counts a request of somebody who is known.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_TOO_OFTEN}
   */
  void countCaller(ContainerRequestContext request, String caller) {
    if (callsMost > 0) {
      count(request, "caller", callsMost, callers.get(caller, any -> bucket(callsMost)));
    }
  }

  /**
   * Counts a request from an address.
   *
   * @throws org.commonpurse.ledger.problem.ProblemException {@code SERVICE_TOO_OFTEN}
   */
  void countStranger(ContainerRequestContext request, String address) {
    if (strangersMost > 0) {
      var bucket = strangers.get(network(address), any -> bucket(strangersMost));
      count(request, "address", strangersMost, bucket);
    }
  }

  private static void count(
      ContainerRequestContext request, String policy, int most, Bucket bucket) {
    var counted = new Counted(policy, most, bucket.tryConsumeAndReturnRemaining(1));
    request.setProperty(COUNTED, counted);
    if (!counted.probe().isConsumed()) {
      throw SERVICE_TOO_OFTEN
          .because(
              "More than "
                  + most
                  + " requests came within a minute from this "
                  + policy
                  + ". Ask again in "
                  + counted.waitSeconds()
                  + " seconds.",
              "mostPerMinute",
              most,
              "retryAfterSeconds",
              counted.waitSeconds())
          .toException();
    }
  }

  /** Says on an answer what is left, in the fields of draft-ietf-httpapi-ratelimit-headers-09. */
  static void tell(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(COUNTED) instanceof Counted counted) {
      var name = '"' + counted.policy() + '"';
      var probe = counted.probe();
      var headers = response.getHeaders();
      headers.putSingle(
          "RateLimit-Policy", name + ";q=" + counted.most() + ";w=" + SPAN.toSeconds());
      headers.putSingle(
          "RateLimit",
          name
              + ";r="
              + probe.getRemainingTokens()
              + ";t="
              + Duration.ofNanos(probe.getNanosToWaitForReset()).toSeconds());
      if (!probe.isConsumed()) {
        headers.putSingle(HttpHeaders.RETRY_AFTER, counted.waitSeconds());
      }
    }
  }

  private static Bucket bucket(int most) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, SPAN))
        .build();
  }

  /** What tells an address from others: of IPv6 its network, since whoever has one has all of it. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      var first = Arrays.copyOf(Arrays.copyOf(bytes, NETWORK_BYTES), bytes.length);
      return InetAddress.getByAddress(first).getHostAddress() + "/" + NETWORK_BYTES * Byte.SIZE;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static String digest(String shown) {
    return Sha256.hex(shown);
  }
}
