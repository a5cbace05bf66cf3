package org.commonpurse.api.malformed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request as it goes over the wire, which need be none.
 *
 * @param target  what stands after the method, in Latin-1
 * @param headers  lines without their ends, in Latin-1; those that frame the body are added
 */
record WireRequest(
    String method, String target, List<String> headers, byte[] body, Framing framing) {

  /** How the length of the body is told. */
  enum Framing {
    /** As it is. */
    RIGHT,
    /** As more than is sent; the client then says that it sends no more. */
    TOO_LONG,
    /** As less than is sent, so that the rest stands where the next request would. */
    TOO_SHORT,
    /** As a length and in pieces, of which a proxy and a server might believe different ones. */
    BOTH,
    /** In pieces that are none. */
    PIECES_THAT_ARE_NONE,
    /** As two lengths. */
    TWO_LENGTHS,
    /** As no number. */
    NO_NUMBER,
    /** Not at all. */
    UNTOLD
  }

  WireRequest with(byte[] newBody) {
    return new WireRequest(method, target, headers, newBody, framing);
  }

  WireRequest framed(Framing newFraming) {
    return new WireRequest(method, target, headers, body, newFraming);
  }

  WireRequest method(String newMethod) {
    return new WireRequest(newMethod, target, headers, body, framing);
  }

  WireRequest target(String newTarget) {
    return new WireRequest(method, newTarget, headers, body, framing);
  }

  /** With one more line, beside any of the same name. */
  WireRequest and(String header) {
    var all = new ArrayList<>(headers);
    all.add(header);
    return new WireRequest(method, target, all, body, framing);
  }

  /** With a line in the place of those of its name. */
  WireRequest header(String name, String value) {
    return without(name).and(name + ": " + value);
  }

  WireRequest without(String name) {
    var begin = name.toLowerCase(Locale.ROOT) + ":";
    var others =
        headers.stream().filter(line -> !line.toLowerCase(Locale.ROOT).startsWith(begin)).toList();
    return new WireRequest(method, target, others, body, framing);
  }

  /** Whether what follows it on the connection can still be told apart. */
  boolean leavesTheConnectionClean() {
    return framing == Framing.RIGHT;
  }

  /** What is sent. */
  byte[] bytes() {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    var length = "Content-Length: ";
    var chunked = "Transfer-Encoding: chunked\r\n";
    switch (framing) {
      case RIGHT -> head.append(length).append(body.length).append("\r\n");
      case TOO_LONG -> head.append(length).append(body.length + 100).append("\r\n");
      case TOO_SHORT -> head.append(length).append(body.length / 2).append("\r\n");
      case BOTH -> head.append(length).append(body.length).append("\r\n").append(chunked);
      case PIECES_THAT_ARE_NONE -> head.append(chunked);
      case TWO_LENGTHS ->
          head.append(length)
              .append(body.length)
              .append("\r\n")
              .append(length)
              .append(body.length + 1)
              .append("\r\n");
      case NO_NUMBER -> head.append(length).append("ten\r\n");
      case UNTOLD -> {
        // The body stands where nobody looks for it.
      }
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** Its first two thousand signs, for whoever looks for what went wrong. */
  String told() {
    var text = new String(bytes(), StandardCharsets.ISO_8859_1);
    return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "... of " + text.length();
  }
}
