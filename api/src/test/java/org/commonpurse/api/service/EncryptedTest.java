package org.commonpurse.api.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.commonpurse.api.rest.CheckedClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service with a certificate of its own, as docs/operation.md says. */
class EncryptedTest {

  private static final String PASSWORD = "only-for-tests";

  @TempDir private Path folder;

  private Path keystore() throws Exception {
    var file = folder.resolve("keys.p12");
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "purse",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
    return file;
  }

  /** The connector of the documentation in place of the one that does not encrypt. */
  private Path settings(Path keystore) throws IOException {
    var documented = Files.readString(Path.of("..", "docs", "operation.md"));
    int begin = documented.indexOf("    - type: https");
    var connector =
        documented
            .substring(begin, documented.indexOf("\n\n", begin))
            .replace("${COMMONPURSE_KEYSTORE}", keystore.toString())
            .replace("${COMMONPURSE_KEYSTORE_PASSWORD}", PASSWORD);
    var plain = Files.readString(Path.of("..", "config", "commonpurse.yml"));
    int at = plain.indexOf("    - type: http");
    return Files.writeString(
        folder.resolve("settings.yml"),
        plain.substring(0, at)
            + connector
            + "\n"
            + plain.substring(plain.indexOf("  # Health checks")));
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    var store = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("purse", store.getCertificate("purse"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  @Test
  void answersOverTlsFrom12OnAndTellsBrowsersToStayWithIt() throws Exception {
    var keystore = keystore();
    var url = "jdbc:sqlite:" + folder.resolve("books.db");
    try (var service = new Service(Optional.of(url), OptionalInt.of(0)).start(settings(keystore))) {
      int port = service.address().getPort();
      var context = trusting(keystore);
      var client = CheckedClient.of(HttpClient.newBuilder().sslContext(context).build());
      var request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/v1/funds"))
              .header("Authorization", "Bearer " + service.firstKey().orElseThrow());

      var answer = client.send(request.build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=15768000");
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      for (var old : new String[] {"TLSv1", "TLSv1.1"}) {
        assertThatThrownBy(() -> handshake(context, port, old))
            .as(old)
            .isInstanceOf(IOException.class);
      }
      handshake(context, port, "TLSv1.2");
    }
  }

  private static void handshake(SSLContext context, int port, String protocol) throws IOException {
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
    }
  }
}
