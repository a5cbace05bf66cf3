package org.commonpurse.api.malformed;

import static org.commonpurse.api.malformed.Breaking.certain;
import static org.commonpurse.api.malformed.Breaking.perhaps;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.commonpurse.api.malformed.WireRequest.Framing;

/** Methods, headers and lengths that are not as they should be. */
final class BrokenHeaders {

  private static final List<String> METHODS =
      List.of("PATCH", "TRACE", "FOO", "get", "CONNECT", "PROPFIND", "G\u00ffT");

  private static final List<String> TYPES =
      List.of(
          "application/xml",
          "text/plain",
          "image/png",
          "application/x-www-form-urlencoded",
          "application/octet-stream",
          "a",
          "/",
          "*/*",
          "application/",
          "application/json; q=x",
          "text/html; charset=utf-8");

  private static final List<String> LINES =
      List.of(
          "Accept: image/png",
          "Accept: a",
          "Accept: */*;q=x",
          "Accept: ;",
          "Accept: text/html;level=1,application/json;q=0",
          "Accept-Language: \u00ff",
          "Accept-Encoding: gzip;q=x, br;q=9",
          "Accept-Charset: utf-99",
          "Range: bytes=5-1",
          "Range: bytes=0-0,1-1,2-2,-1",
          "Range: bytes=99999999999999999999-",
          "Range: lines=a",
          "If-Range: \"x\"",
          "If-None-Match: *",
          "If-None-Match: W/\"",
          "If-Modified-Since: never",
          "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
          "Prefer: respond-async, wait=x",
          "Prefer: ;;=",
          "Expect: 200-ok",
          "Upgrade: websocket",
          "Upgrade: h2c",
          "HTTP2-Settings: x",
          "Traceparent: 00-zz",
          "X-Forwarded-For: 1.2.3.4, x",
          "X-Forwarded-Host: evil.example",
          "X-HTTP-Method-Override: DELETE",
          "X-Original-URL: /api/v1/audit",
          "Forwarded: for=;;",
          "Cookie: a=b; =; \"",
          "Origin: null",
          "Acting-As: \u0007",
          "Acting-As: Somebody Else",
          "Acting-Roles: administrator",
          "Max-Forwards: -1",
          "Keep-Alive: timeout=x",
          "Trailer: Content-Length",
          "Date: tomorrow");

  private static final List<String> KEYS =
      List.of("", " ", "\u00ff", "a\tb", "\"", "a".repeat(256), "a".repeat(5_000), "%00", "a,b");

  private static final List<String> TAGS =
      List.of("\"x\"", "x", "*", "\"", "W/\"1\"", "\"1\", \"2\"", "", "\u00ff");

  private BrokenHeaders() {}

  static List<Breaking> all() {
    return List.of(
        certain("a method that is not possible", BrokenHeaders::method),
        perhaps("a question of what there is", (whole, chance) -> question(whole, chance)),
        certain("a form that is not taken", BrokenHeaders::type),
        perhaps("a form without a name", (whole, chance) -> withoutType(whole)),
        perhaps("a line that says nothing", BrokenHeaders::line),
        perhaps("a key of the act that is none", BrokenHeaders::key),
        perhaps("two keys of one act", BrokenHeaders::twoKeys),
        perhaps("a version that is another", BrokenHeaders::version),
        certain("a name of another machine", (whole, chance) -> host(whole, "evil.example")),
        certain("no name of the machine", (whole, chance) -> host(whole, "a b:c")),
        certain("a line that is none", (whole, chance) -> last(whole.request().and("nonsense"))),
        certain("a line with a nought", (whole, chance) -> last(whole.request().and("A: \0b"))),
        certain("a line too long", (whole, chance) -> last(tooLong(whole.request()))),
        certain("too many lines", (whole, chance) -> last(tooMany(whole.request()))),
        certain("a body that breaks off", body(Framing.TOO_LONG)),
        perhaps("a body that goes on", body(Framing.TOO_SHORT)),
        certain("a body of two kinds of length", body(Framing.BOTH)),
        certain("a body in pieces that are none", body(Framing.PIECES_THAT_ARE_NONE)),
        certain("a body of two lengths", body(Framing.TWO_LENGTHS)),
        certain("a body whose length is no number", body(Framing.NO_NUMBER)),
        perhaps("a body of which nothing is told", body(Framing.UNTOLD)));
  }

  private static String one(List<String> values, Random chance) {
    return values.get(chance.nextInt(values.size()));
  }

  private static Optional<WireRequest> method(Breaking.Whole whole, Random chance) {
    boolean isKnown = chance.nextBoolean();
    var method =
        isKnown ? one(List.of("GET", "POST", "PUT", "DELETE"), chance) : one(METHODS, chance);
    return whole.route().methods().contains(method)
        ? Optional.empty()
        : last(whole.request().method(method));
  }

  private static Optional<WireRequest> question(Breaking.Whole whole, Random chance) {
    var request = whole.request().with(new byte[0]);
    return whole.route().methods().contains("GET") && !whole.route().isReport()
        ? Optional.of(request.method(one(List.of("HEAD", "OPTIONS"), chance)))
        : Optional.of(request.method("OPTIONS"));
  }

  private static Optional<WireRequest> type(Breaking.Whole whole, Random chance) {
    return whole.hasBody()
        ? Optional.of(whole.request().header("Content-Type", one(TYPES, chance)))
        : Optional.empty();
  }

  private static Optional<WireRequest> withoutType(Breaking.Whole whole) {
    return whole.hasBody()
        ? Optional.of(whole.request().without("Content-Type"))
        : Optional.empty();
  }

  private static Optional<WireRequest> line(Breaking.Whole whole, Random chance) {
    return whole.route().isReport()
        ? Optional.empty()
        : Optional.of(whole.request().and(one(LINES, chance)));
  }

  private static Optional<WireRequest> key(Breaking.Whole whole, Random chance) {
    return whole.route().isWrite()
        ? Optional.of(whole.request().header("Idempotency-Key", one(KEYS, chance)))
        : Optional.empty();
  }

  private static Optional<WireRequest> twoKeys(Breaking.Whole whole, Random chance) {
    return whole.route().isWrite()
        ? Optional.of(whole.request().and("Idempotency-Key: other" + chance.nextInt()))
        : Optional.empty();
  }

  private static Optional<WireRequest> version(Breaking.Whole whole, Random chance) {
    return whole.route().method().equals("PUT")
        ? Optional.of(whole.request().header("If-Match", one(TAGS, chance)))
        : Optional.empty();
  }

  private static Optional<WireRequest> host(Breaking.Whole whole, String host) {
    return last(whole.request().header("Host", host));
  }

  private static WireRequest tooLong(WireRequest request) {
    return request.and("A: " + "b".repeat(20_000));
  }

  private static WireRequest tooMany(WireRequest request) {
    var many = request;
    for (int i = 0; i < 600; i++) {
      many = many.and("A-Line-Of-Some-Length-" + i + ": of no use");
    }
    return many;
  }

  /** After it nothing can be sent on the same connection that is sure to be understood. */
  private static Optional<WireRequest> last(WireRequest request) {
    return Optional.of(request.and("Connection: close"));
  }

  private static Breaking.Way body(Framing framing) {
    return (whole, chance) ->
        whole.hasBody() && whole.request().body().length > 0
            ? Optional.of(whole.request().framed(framing))
            : Optional.empty();
  }
}
