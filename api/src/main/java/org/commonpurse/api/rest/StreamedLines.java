package org.commonpurse.api.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.commonpurse.api.representation.ResponseJson;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Answers that are written as they are read, however long they are. */
final class StreamedLines {

  /** A JSON document in each line. */
  static final String NDJSON = "application/x-ndjson";

  /** The same, for a method whose route answers with one document unless lines are asked for. */
  static final String NDJSON_IF_ASKED = NDJSON + ";qs=0.5";

  private final DownloadsAtOnce downloads;

  StreamedLines(DownloadsAtOnce downloads) {
    this.downloads = downloads;
  }

  /**
   * An answer of lines.
   *
   * @param values  hands over what each line is made of, in order
   */
  Response of(
      HttpServletRequest request, HttpServletResponse response, Consumer<Consumer<Object>> values) {
    StreamingOutput lines =
        out -> {
          var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          values.accept(value -> write(writer, value));
          writer.flush();
        };
    return Response.ok(whole(request, response, lines), NDJSON).build();
  }

  /** Writes a value as a line. */
  static void write(Writer out, Object value) {
    try {
      out.write(ResponseJson.mapper().writeValueAsString(value));
      out.write('\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line cannot be written as JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same answer, which waits for nobody and is all there or is seen to be broken off. */
  StreamingOutput whole(
      HttpServletRequest request, HttpServletResponse response, StreamingOutput answer) {
    return downloads.within(
        out -> {
          try {
            answer.write(out);
          } catch (RuntimeException | Error e) {
            if (response.isCommitted()) {
              hangUp(request);
            }
            throw e;
          }
        });
  }

  /**
   * Ends the connection in the middle of an answer. Ended in any other way, what was sent so far would
   * look like all of it.
   */
  private static void hangUp(HttpServletRequest request) {
    ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
