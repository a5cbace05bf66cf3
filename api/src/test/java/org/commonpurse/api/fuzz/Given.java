package org.commonpurse.api.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonpurse.allocation.agreement.Agreement;
import org.commonpurse.allocation.agreement.AgreementReader;
import org.commonpurse.allocation.outturn.Outturn;
import org.commonpurse.allocation.outturn.OutturnReader;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.ledger.fund.Fund;
import org.commonpurse.ledger.fund.FundReader;

/** What is there when something is read: the fund of the examples, its agreement and a year of it. */
final class Given {

  static final Path CONFIG =
      Files.isDirectory(Path.of("config")) ? Path.of("config") : Path.of("..", "config");

  static final Path EXAMPLE = CONFIG.resolve("example");

  static final Fund FUND = FundReader.read(Document.read(EXAMPLE.resolve("fund.yml")));

  static final Agreement AGREEMENT =
      AgreementReader.read(Document.read(EXAMPLE.resolve("agreement.yml")));

  static final Outturn OUTTURN = OutturnReader.read(Document.read(EXAMPLE.resolve("outturn.yml")));

  private Given() {}

  /** The bytes of files below the folder of settings. */
  static List<byte[]> files(String... names) {
    return Arrays.stream(names).map(name -> bytes(CONFIG.resolve(name))).toList();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<byte[]> texts(String... texts) {
    return Arrays.stream(texts).map(Given::utf8).toList();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Bodies of requests, as the description of the service shows them. */
  static List<byte[]> bodies() {
    try (var in = Given.class.getResourceAsStream("/org/commonpurse/api/rest/examples.json")) {
      var bodies = new ArrayList<byte[]>();
      new ObjectMapper()
          .readTree(in)
          .findValues("request")
          .forEach(body -> bodies.add(utf8(body.toString())));
      return bodies;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
