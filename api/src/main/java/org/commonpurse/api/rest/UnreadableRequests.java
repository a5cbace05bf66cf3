package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FAILED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_METHOD_NOT_ALLOWED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_UNREADABLE;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_STOPPING;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.problem.ProblemType;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests that no resource gets to see, because they are not proper HTTP. */
public final class UnreadableRequests extends ErrorHandler {

  private static final long RETRY_AFTER_SECONDS = 5;

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  private static ProblemType problem(int status) {
    return switch (status) {
      case HttpStatus.METHOD_NOT_ALLOWED_405 -> SERVICE_METHOD_NOT_ALLOWED;
      // So Jetty answers what comes in while it waits for the requests under way.
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> SERVICE_STOPPING;
      default -> status < 500 ? SERVICE_REQUEST_UNREADABLE : SERVICE_FAILED;
    };
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    var problem =
        ProblemResponse.of(
            problem(status),
            status == HttpStatus.SERVICE_UNAVAILABLE_503
                ? "The service is stopping. Nothing was recorded; send it again in a moment."
                : "The request cannot be read: " + message + ". Nothing was recorded.",
            Trace.next());
    response.setStatus(problem.status());
    if (problem.code().equals(SERVICE_STOPPING.code())) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE);
    var body = ResponseJson.pretty(problem).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
