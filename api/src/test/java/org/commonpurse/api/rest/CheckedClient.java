package org.commonpurse.api.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A client that holds every answer to the OpenAPI description of the service, and fails where it differs. */
public final class CheckedClient extends HttpClient {

  private final HttpClient client;

  private final DescribedAnswers described;

  /** Holds what another client is answered to a description. */
  CheckedClient(HttpClient client, DescribedAnswers described) {
    this.client = client;
    this.described = described;
  }

  /** One for tests of the service. */
  public static HttpClient create() {
    return of(HttpClient.newHttpClient());
  }

  /** One that sends as another does. */
  public static HttpClient of(HttpClient client) {
    return new CheckedClient(client, DescribedAnswers.ofTheService());
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    var answer = client.send(request, handler);
    check(answer);
    return answer;
  }

  private void check(HttpResponse<?> answer) throws IOException {
    var given =
        new DescribedAnswers.Given(
            answer.request().method(),
            answer.uri().getRawPath(),
            answer.statusCode(),
            answer.headers().firstValue("Content-Type"),
            text(answer),
            answer.headers().map().keySet());
    var mistakes = described.mistakes(given);
    if (!mistakes.isEmpty()) {
      throw new AssertionError(
          "Not as the OpenAPI description says: " + mistakes + "\n" + given.told());
    }
  }

  private static String text(HttpResponse<?> answer) throws IOException {
    var body = answer.body();
    if (body instanceof String text) {
      return text;
    }
    if (body instanceof byte[] bytes) {
      if (answer.headers().firstValue("Content-Encoding").isPresent() && bytes.length > 0) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
    throw new AssertionError("An answer that is not kept cannot be held to anything");
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    throw new UnsupportedOperationException("Send it, so that the answer is checked");
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushed) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
