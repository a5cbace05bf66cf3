package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of books in a file: taken, proved, put in place, and refused where they are broken. */
class BackupCommandsTest {

  private static final Path EXAMPLE = Path.of("..", "config", "example");

  @TempDir private Path folder;

  private String database = "";

  @BeforeEach
  void registerTheFund() {
    database = "jdbc:sqlite:" + folder.resolve("books.db");
    done(
        "register",
        "--file",
        EXAMPLE.resolve("fund.yml"),
        "--by",
        "A. Finch",
        "--database",
        database);
  }

  private static Run done(Object... arguments) {
    var run = commonpurse(arguments);
    assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
    return run;
  }

  private Path backup() {
    var copy = folder.resolve("backup.db");
    assertThat(done("backup", "--out", copy, "--database", database).out())
        .contains("brackenshire: sound")
        .contains("written: " + copy);
    return copy;
  }

  @Test
  void bringBackTheSameBooks() throws Exception {
    var point = folder.resolve("point");
    Files.writeString(
        point, done("checkpoint", "--fund", "brackenshire", "--database", database).out());
    var copy = backup();
    var again = folder.resolve("again.db");
    var url = "jdbc:sqlite:" + again;
    done("restore", "--from", copy, "--checkpoint", point, "--database", url);
    assertThat(done("checkpoint", "--fund", "brackenshire", "--database", url).out())
        .isEqualTo(Files.readString(point));
    for (var file : List.of(copy, again)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as("nobody else may read " + file)
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .as("nothing half done is left")
          .containsExactlyInAnyOrder("books.db", "backup.db", "again.db", "point");
    }
  }

  @Test
  void neverReplaceWhatIsThere() {
    var copy = backup();
    var twice = commonpurse("backup", "--out", copy, "--database", database);
    assertThat(twice.err()).contains("COMMAND_FILE_THERE");
    var over = commonpurse("restore", "--from", copy, "--database", database);
    assertThat(over.err()).contains("COMMAND_FILE_THERE");
    assertThat(over.exitCode()).isEqualTo(1);
  }

  @Test
  void areNotPutInPlaceWhereTheyAreOlderThanTheCheckpointOrOfOtherBooks() throws Exception {
    var copy = backup();
    var point = folder.resolve("point");
    var written = done("checkpoint", "--fund", "brackenshire", "--database", database).out();
    Files.writeString(point, written.replaceFirst("brackenshire 0", "brackenshire 7"));
    var target = folder.resolve("again.db");
    var older =
        commonpurse(
            "restore",
            "--from",
            copy,
            "--checkpoint",
            point,
            "--database",
            "jdbc:sqlite:" + target);
    assertThat(older.exitCode()).as(older.out() + older.err()).isEqualTo(5);
    assertThat(older.out()).contains("BROKEN").contains("never where it was written down to be");
    Files.writeString(point, written.replaceFirst("brackenshire", "elsewhere"));
    var other =
        commonpurse(
            "restore",
            "--from",
            copy,
            "--checkpoint",
            point,
            "--database",
            "jdbc:sqlite:" + target);
    assertThat(other.exitCode()).isEqualTo(5);
    assertThat(other.out()).contains("There is no fund elsewhere in these books.");
    assertThat(target).doesNotExist();
  }

  @Test
  void areNotPutInPlaceWhereAByteIsNotAsItWasRecorded() throws Exception {
    var copy = backup();
    var bytes = new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("Home first");
    Files.write(
        copy, bytes.replace("Home first", "Home third").getBytes(StandardCharsets.ISO_8859_1));
    var target = folder.resolve("again.db");
    var run = commonpurse("restore", "--from", copy, "--database", "jdbc:sqlite:" + target);
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(5);
    assertThat(run.out()).contains("BROKEN").contains("not written");
    assertThat(target).doesNotExist();
  }

  @Test
  void refuseWhatIsNoFileOfBooks() throws Exception {
    var missing =
        commonpurse("restore", "--from", folder.resolve("no.db"), "--database", database + "2");
    assertThat(missing.err()).contains("COMMAND_FILE_UNREADABLE");
    var server =
        commonpurse(
            "restore", "--from", backup(), "--database", "jdbc:postgresql://localhost/books");
    assertThat(server.err()).contains("COMMAND_DATABASE_IN_FILE");
    var text = Files.writeString(folder.resolve("text.db"), "no database at all, only text\n");
    var run = commonpurse("restore", "--from", text, "--database", database + "2");
    assertThat(run.exitCode()).isNotZero();
    assertThat(folder.resolve("books.db2")).doesNotExist();
    assertThat(folder.resolve("books.db2.part")).doesNotExist();
  }
}
