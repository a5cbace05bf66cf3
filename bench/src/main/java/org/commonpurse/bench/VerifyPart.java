package org.commonpurse.bench;

import java.nio.file.Path;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.verify.FundVerification;

/** The replay of the whole journal that the import made. */
final class VerifyPart {

  private final Path folder;

  VerifyPart(Path folder) {
    this.folder = folder;
  }

  void run() {
    try (Ledger ledger = Ledger.open("jdbc:sqlite:" + ImportPart.store(folder))) {
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        FundVerification verification = ledger.verification().all().get(0);
        long nanos = System.nanoTime() - start;
        System.out.printf(
            "%,d entries, %,d postings, %,d balances: %s in %.1f s, %,d postings/s%n",
            verification.entries(),
            verification.postings(),
            verification.balances(),
            verification.isSound() ? "sound" : verification.findings().get(0).message(),
            nanos / 1e9,
            verification.postings() * 1_000_000_000L / nanos);
      }
    }
  }
}
