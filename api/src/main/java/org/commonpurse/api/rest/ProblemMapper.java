package org.commonpurse.api.rest;

import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FAILED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_NOT_OFFERED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_FORM_NOT_TAKEN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_METHOD_NOT_ALLOWED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_NOT_AUTHENTICATED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_PATH_UNKNOWN;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_REFUSED;
import static org.commonpurse.api.problem.ServiceProblem.SERVICE_REQUEST_UNREADABLE;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_OUTCOME_UNKNOWN;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_READ_ONLY;
import static org.commonpurse.ledger.problem.StoreProblem.LEDGER_STORE_UNREACHABLE;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.commonpurse.api.representation.ResponseJson;
import org.commonpurse.ledger.problem.ProblemException;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever went wrong, in one form. */
final class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** What is over as soon as a server has taken the place of another, which may be at any moment. */
  private static final Set<String> OF_A_FAILOVER =
      Set.of(
          LEDGER_OUTCOME_UNKNOWN.code(),
          LEDGER_STORE_READ_ONLY.code(),
          LEDGER_STORE_UNREACHABLE.code());

  private static final int FAILOVER_RETRY_AFTER_SECONDS = 2;

  private static final int RETRY_AFTER_SECONDS = 5;

  private static final String BEARER = "Bearer realm=\"commonpurse\"";

  private static final String BASIC = "Basic realm=\"commonpurse\", charset=\"UTF-8\"";

  private final RepeatedFailures repeated = new RepeatedFailures(Clock.systemUTC());

  private final Provider<ContainerRequestContext> requests;

  /**
   * Answers the failures of all requests.
   *
   * @param requests  gives the one that failed
   */
  @Inject
  ProblemMapper(Provider<ContainerRequestContext> requests) {
    this.requests = requests;
  }

  @Override
  public Response toResponse(Throwable failure) {
    var request = requests.get();
    var trace = Trace.of(request);
    boolean isWrite = !READS.contains(request.getMethod());
    var inPath =
        failure instanceof ParamException ? problemIn(failure) : Optional.<ProblemException>empty();
    if (inPath.isPresent()) {
      return answer(ProblemResponse.of(inPath.get(), isWrite, trace));
    }
    if (failure instanceof ProblemException refusal) {
      if (refusal.category().httpStatus() >= 500) {
        // A disk that is full stays so for a while, and everybody who writes meets it.
        repeated
            .toTell(refusal.code())
            .ifPresent(
                leftOut ->
                    LOG.error(
                        "Request {} could not be carried out, nor could {} since the last line of"
                            + " this kind",
                        trace,
                        leftOut,
                        refusal));
      }
      return refused(request, KeyHeader.explained(refusal), isWrite, trace);
    }
    if (failure instanceof HeaderValueException header
        && header.getContext() == HeaderValueException.Context.INBOUND) {
      return refused(request, unreadable(header), isWrite, trace);
    }
    if (failure instanceof WebApplicationException && DoorFilter.isUnknown(request)) {
      // Whether anything is there, and what it takes, is told to those who are known.
      return refused(request, DoorFilter.notKnown(), isWrite, trace);
    }
    if (failure instanceof WebApplicationException refusal) {
      return answer(request, refusal, trace);
    }
    LOG.error("Request {} failed", trace, failure);
    return answer(
        ProblemResponse.of(
            SERVICE_FAILED,
            "This should not have happened. The log says more under the trace "
                + trace
                + (isWrite
                    ? ". Whether anything was recorded is not known; send it again with the same"
                        + " key."
                    : "."),
            trace));
  }

  /** A header that cannot be read, such as {@code Accept: text/html;q=x}. */
  private static ProblemException unreadable(HeaderValueException header) {
    return new ProblemException(
        SERVICE_REQUEST_UNREADABLE.because(
            "A header of the request cannot be read. Write it as HTTP has it, or leave it out."),
        header);
  }

  private Response refused(
      ContainerRequestContext request, ProblemException refusal, boolean isWrite, String trace) {
    var answer = answer(ProblemResponse.of(refusal, isWrite, trace));
    return refusal.type() == SERVICE_NOT_AUTHENTICATED ? challenged(request, answer) : answer;
  }

  /** Says how to show a key; a browser, which asks for a page, is told of a form that it knows. */
  private static Response challenged(ContainerRequestContext request, Response answer) {
    var accept = Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.ACCEPT), "");
    var challenged = Response.fromResponse(answer).header(HttpHeaders.WWW_AUTHENTICATE, BEARER);
    return READS.contains(request.getMethod()) && accept.contains(MediaType.TEXT_HTML)
        ? challenged.header(HttpHeaders.WWW_AUTHENTICATE, BASIC).build()
        : challenged.build();
  }

  /** The refusal of a part of the path, such as a code that is none, that Jersey has wrapped. */
  private static Optional<ProblemException> problemIn(Throwable failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }

  private Response answer(
      ContainerRequestContext request, WebApplicationException refusal, String trace) {
    int status = refusal.getResponse().getStatus();
    if (status < 400) {
      return refusal.getResponse();
    }
    var what = request.getMethod() + " /" + request.getUriInfo().getPath(false);
    var allowed = refusal.getResponse().getHeaderString(HttpHeaders.ALLOW);
    var problem =
        switch (status) {
          case 404 ->
              ProblemResponse.of(
                  SERVICE_PATH_UNKNOWN,
                  "There is nothing at " + what + ". The start page lists what there is.",
                  trace);
          case 405 ->
              ProblemResponse.of(
                  SERVICE_METHOD_NOT_ALLOWED,
                  what + " is not possible; this path takes " + allowed + ".",
                  trace);
          case 406 ->
              ProblemResponse.of(
                  SERVICE_FORM_NOT_OFFERED,
                  what
                      + " has no answer of the form \""
                      + request.getHeaderString(HttpHeaders.ACCEPT)
                      + "\" that the header Accept asks for.",
                  trace);
          case 415 ->
              ProblemResponse.of(
                  SERVICE_FORM_NOT_TAKEN,
                  what
                      + " does not take a body of the form \""
                      + Objects.requireNonNullElse(
                          request.getHeaderString(HttpHeaders.CONTENT_TYPE), "")
                      + "\" that the header Content-Type announces.",
                  trace);
          default ->
              ProblemResponse.of(
                  status < 500 ? SERVICE_REQUEST_REFUSED : SERVICE_FAILED,
                  what + ": " + refusal.getMessage(),
                  trace);
        };
    var answer = Response.fromResponse(answer(problem));
    return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
  }

  private Response answer(ProblemResponse problem) {
    RequestMeter.isRefused(requests.get(), problem.code());
    var answer =
        Response.status(problem.status())
            .type(ProblemResponse.MEDIA_TYPE)
            .entity(ResponseJson.pretty(problem));
    if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      answer.header(
          HttpHeaders.RETRY_AFTER,
          OF_A_FAILOVER.contains(problem.code())
              ? FAILOVER_RETRY_AFTER_SECONDS
              : RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }
}
