package org.commonpurse.api.access.signin;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Where an issuer publishes its public keys, as a JSON Web Key Set. */
public sealed interface KeySource {

  /** The greatest number of bytes of a key set. */
  int BYTES_MAX = 256 * 1024;

  /**
   * The key set as it is now.
   *
   * @throws IOException if it cannot be had, or is too large
   */
  String read() throws IOException;

  /** A file that somebody else keeps up to date. */
  record InFile(Path file) implements KeySource {

    @Override
    public String read() throws IOException {
      try (InputStream stream = Files.newInputStream(file)) {
        var bytes = stream.readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
          throw new IOException("The file has more than " + BYTES_MAX + " bytes.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * An address. What comes from it decides who is believed, so it is encrypted, or of this machine; and it
   * leads nowhere else.
   */
  record AtUrl(URL url) implements KeySource {

    private static final int WAIT_MILLIS = 3_000;

    private static final DefaultResourceRetriever RETRIEVER =
        new DefaultResourceRetriever(WAIT_MILLIS, WAIT_MILLIS, BYTES_MAX) {
          @Override
          protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            var connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
          }
        };

    @Override
    public String read() throws IOException {
      return RETRIEVER.retrieveResource(url).getContent();
    }

    @Override
    public String toString() {
      return url.toString();
    }
  }

  /**
   * What a text of the settings names: an address if it begins like one, else a file.
   *
   * @throws IllegalArgumentException if there is no such file, or the address is neither encrypted nor of
   *     this machine
   */
  static KeySource of(String text) {
    if (!text.toLowerCase(Locale.ROOT).matches("https?:.*")) {
      var file = Path.of(text);
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("there is no file that can be read");
      }
      return new InFile(file);
    }
    var address = URI.create(text);
    if (address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("it has a password in it, which would be seen in logs");
    }
    if (!"https".equalsIgnoreCase(address.getScheme()) && !isOfThisMachine(address)) {
      throw new IllegalArgumentException("it is not encrypted; use https");
    }
    try {
      return new AtUrl(address.toURL());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Only by number or as localhost: what a name server says today it may not say tomorrow. */
  private static boolean isOfThisMachine(URI address) {
    var host = String.valueOf(address.getHost());
    if (Set.of("localhost", "[::1]").contains(host)) {
      return true;
    }
    try {
      return host.matches("[0-9.]+") && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
