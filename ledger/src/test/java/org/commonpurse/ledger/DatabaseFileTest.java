package org.commonpurse.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonpurse.ledger.Samples.ICB;
import static org.commonpurse.ledger.Samples.MINIMUM;
import static org.commonpurse.ledger.Samples.TREASURER;
import static org.commonpurse.ledger.Samples.due;
import static org.commonpurse.ledger.Samples.submission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonpurse.ledger.problem.ProblemException;
import org.commonpurse.ledger.verify.Finding;
import org.commonpurse.ledger.verify.FundVerification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that an SQLite database is. */
class DatabaseFileTest {

  private static final String KEY = "a-key-that-stands-nowhere-else";

  @TempDir private Path folder;

  private Path books() {
    var file = folder.resolve("books.db");
    try (var ledger = open(file)) {
      ledger.funds().register(Samples.fund(), TREASURER);
      ledger.journal().post(submission(KEY, due("2023-05-01", ICB, MINIMUM, 100_00)));
    }
    return file;
  }

  private static Ledger open(Path file) {
    return Ledger.open("jdbc:sqlite:" + file);
  }

  @Test
  void isReadableByItsOwnerOnlyAndSoIsWhatStandsBesideIt() throws Exception {
    var file = books();
    try (var ledger = open(file)) {
      ledger.journal().post(submission("another", due("2023-05-01", ICB, MINIMUM, 1_00)));
      try (var files = Files.list(folder)) {
        assertThat(files.toList())
            .hasSizeGreaterThan(1)
            .allSatisfy(
                each ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void keepsThePermissionsThatSomebodyGaveIt() throws Exception {
    var file = books();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    open(file).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void isFoundDamagedWhereAnIndexSaysWhatTheTableDoesNot() throws Exception {
    var file = books();
    var sound = Files.readAllBytes(file);
    var places = places(sound, KEY.getBytes(StandardCharsets.US_ASCII));
    assertThat(places).as("in the table and in its index").hasSizeGreaterThan(1);
    for (int place : places) {
      var damaged = sound.clone();
      damaged[place]++;
      Files.write(file, damaged);
      try (var ledger = open(file)) {
        assertThat(findings(ledger.verification().all())).contains("database");
        assertThat(findings(List.of(ledger.verification().of(Samples.FUND, Optional.empty()))))
            .contains("database");
      }
    }
    Files.write(file, sound);
    try (var ledger = open(file)) {
      assertThat(findings(ledger.verification().all())).isEmpty();
    }
  }

  private static List<String> findings(List<FundVerification> found) {
    return found.stream().flatMap(each -> each.findings().stream()).map(Finding::what).toList();
  }

  private static List<Integer> places(byte[] in, byte[] what) {
    var places = new ArrayList<Integer>();
    for (int i = 0; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        places.add(i);
      }
    }
    return places;
  }

  @Test
  void isCopiedWhileOthersRecordAndTheCopyIsOfOneMoment() throws Exception {
    var file = books();
    var copy = folder.resolve("copy.db");
    try (var ledger = open(file)) {
      var writer =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  ledger.journal().post(submission("k" + i, due("2023-05-01", ICB, MINIMUM, 1_00)));
                }
              });
      writer.start();
      ledger.copyTo(copy);
      writer.join();
      assertThat(ledger.verification().checkpoint(Samples.FUND).sequence()).isEqualTo(501);
    }
    try (var copied = open(copy);
        var ledger = open(file)) {
      assertThat(findings(copied.verification().all())).isEmpty();
      var point = copied.verification().checkpoint(Samples.FUND);
      assertThat(point.sequence()).isBetween(1L, 501L);
      assertThat(findings(List.of(ledger.verification().of(Samples.FUND, Optional.of(point)))))
          .as("what was copied is the beginning of what there is")
          .isEmpty();
    }
  }

  @Test
  void isNotCopiedOverAnotherFile() throws Exception {
    var file = books();
    var copy = Files.writeString(folder.resolve("copy.db"), "mine");
    try (var ledger = open(file)) {
      assertThatThrownBy(() -> ledger.copyTo(copy)).isInstanceOf(ProblemException.class);
    }
    assertThat(copy).hasContent("mine");
  }

  @Test
  void isWhatAServerKeepsForItself() throws Exception {
    var copy = folder.resolve("copy.db");
    try (var ledger = Ledger.open(TestStores.POSTGRESQL.fresh())) {
      assertThatThrownBy(() -> ledger.copyTo(copy))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("LEDGER_BACKUP_OF_SERVER"));
      assertThat(copy).doesNotExist();
    }
  }
}
