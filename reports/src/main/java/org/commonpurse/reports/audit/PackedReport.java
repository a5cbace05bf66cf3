package org.commonpurse.reports.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.commonpurse.ledger.digest.Sha256;
import org.commonpurse.ledger.document.Document;
import org.commonpurse.reports.data.ReportData;

/** Reads the board pack out of an auditor's pack, and holds the files to their manifest. */
public final class PackedReport {

  /** What every zip with a file in it begins with, byte by byte. */
  public static final String BEGINNING = "PK\u0003\u0004";

  private PackedReport() {}

  /**
   * What the pack says that can be held to the books; empty if the zip is no such pack. It is as it was
   * written if the manifest lists the files that are there, and each is the one that it lists.
   */
  public static Optional<ReportData> read(byte[] file) {
    var there = new TreeMap<String, String>();
    var texts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (name.equals(Manifest.NAME)) {
          texts.put(name, text(zip));
        } else {
          var hashed = new DigestInputStream(zip, Sha256.begin());
          if (name.equals(AuditorsPack.BOARD_PACK)) {
            texts.put(name, text(hashed));
          } else {
            hashed.transferTo(OutputStream.nullOutputStream());
          }
          there.put(name, HexFormat.of().formatHex(hashed.getMessageDigest().digest()));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
    boolean isAsListed = there.equals(Manifest.digests(texts.getOrDefault(Manifest.NAME, "")));
    return Optional.ofNullable(texts.get(AuditorsPack.BOARD_PACK))
        .flatMap(ReportData::read)
        .map(data -> data.and(isAsListed));
  }

  /** A text no longer than a document may be; what goes on beyond it is no file of ours. */
  private static String text(InputStream in) throws IOException {
    var bytes = in.readNBytes(Document.JSON_BYTES_MAX + 1);
    if (bytes.length > Document.JSON_BYTES_MAX) {
      throw new IOException("It is larger than a document may be");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
