package org.commonpurse.api.malformed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A client that sends bytes as they are, over one connection for as long as the service keeps it. */
final class Wire implements AutoCloseable {

  private final URI address;
  private final int millisMax;
  private Optional<Socket> kept = Optional.empty();

  /**
   * A client.
   *
   * @param millisMax  how long an answer may be waited for
   */
  Wire(URI address, int millisMax) {
    this.address = address;
    this.millisMax = millisMax;
  }

  /**
   * An answer.
   *
   * @param headers  by their names in small letters
   */
  record WireAnswer(int status, Map<String, String> headers, byte[] body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The service hung up, or took too long, instead of answering. */
  static final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    NoAnswerException(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** Sends a request and reads its answer. */
  WireAnswer send(WireRequest request) throws NoAnswerException {
    if (kept.isPresent()) {
      try {
        return sendOver(kept.get(), request);
      } catch (SocketTimeoutException e) {
        throw lost("No answer within " + millisMax + " ms", e);
      } catch (IOException e) {
        // The service may hang up between two requests; then a new connection is answered.
        close();
      }
    }
    try {
      var socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(millisMax);
      socket.setTcpNoDelay(true);
      kept = Optional.of(socket);
      return sendOver(socket, request);
    } catch (SocketTimeoutException e) {
      throw lost("No answer within " + millisMax + " ms", e);
    } catch (IOException e) {
      throw lost("No answer: " + e, e);
    }
  }

  private NoAnswerException lost(String why, IOException cause) {
    close();
    return new NoAnswerException(why, cause);
  }

  private WireAnswer sendOver(Socket socket, WireRequest request) throws IOException {
    boolean isLast = !request.leavesTheConnectionClean();
    IOException broken = null;
    try {
      socket.getOutputStream().write(request.bytes());
      if (isLast) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // What is refused before it was read to its end is answered all the same.
      broken = e;
    }
    try {
      var answer = read(new BufferedInputStream(socket.getInputStream()), request.method());
      if (isLast || broken != null || answer.header("connection").contains("close")) {
        close();
      }
      return answer;
    } catch (IOException e) {
      throw broken == null || e instanceof SocketTimeoutException ? e : broken;
    }
  }

  private static WireAnswer read(InputStream in, String method) throws IOException {
    var status = line(in);
    if (!status.startsWith("HTTP/1.1 ")) {
      throw new IOException("It begins with \"" + status + '"');
    }
    int code = Integer.parseInt(status.substring(9, 12));
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts.length == 2 ? parts[1].strip() : "");
    }
    if (code / 100 == 1) {
      return read(in, method);
    }
    boolean isBare = method.equals("HEAD") || code == 204 || code == 304;
    return new WireAnswer(code, headers, isBare ? new byte[0] : body(in, headers));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.containsKey("content-length")) {
      int length = Integer.parseInt(headers.get("content-length"));
      return exactly(in, length);
    }
    if (!headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
      return in.readAllBytes();
    }
    var all = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      all.writeBytes(exactly(in, size));
      line(in);
    }
    line(in);
    return all.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("The answer breaks off after " + bytes.length + " of " + length);
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The answer breaks off after \"" + line + '"');
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    kept.ifPresent(
        socket -> {
          try {
            socket.close();
          } catch (IOException e) {
            // It is given up either way.
          }
        });
    kept = Optional.empty();
  }
}
