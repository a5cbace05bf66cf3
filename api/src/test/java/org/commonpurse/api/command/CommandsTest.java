package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What all commands have in common. */
class CommandsTest {

  @Test
  void listsTheCommandsWhenAskedForHelp() {
    var run = commonpurse("help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Commands:", "allocate  ").contains("Exit codes:");
    assertThat(run.err()).isEmpty();
  }

  @TestFactory
  List<DynamicTest> explainsEveryCommand() {
    return commandLine().getSubcommands().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      var run = commonpurse(name, "--help");
                      assertThat(run.exitCode()).isZero();
                      assertThat(run.out()).contains("Usage: commonpurse " + name);
                      assertThat(commonpurse("help", name).out()).isEqualTo(run.out());
                    }))
        .toList();
  }

  @Test
  void asksForACommandWhenNoneIsNamed() {
    var run = commonpurse();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("commonpurse: Name a command.\nSee \"commonpurse help\".\n");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void suggestsTheCommandThatIsMeant() {
    var run = commonpurse("allocat");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("There is no command \"allocat\".", "Did you mean", "commonpurse allocate");
  }

  /** Help was shown of the command above, with exit code 0, as if there were one of this name. */
  @ParameterizedTest
  @ValueSource(strings = {"allocat", "period clos", "plan compar"})
  void explainsNoCommandThatThereIsNot(String words) {
    var run = commonpurse((Object[]) (words + " --help").split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no command \"").doesNotContain("Usage:");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void suggestsTheOptionThatIsMeantBeforeItMissesTheOneThatIsRequired() {
    var run = commonpurse("allocate", "--agrement", "agreement.yml");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("There is no option \"--agrement\" of \"allocate\".", "--agreement")
        .contains("See \"commonpurse allocate --help\".");
  }

  @Test
  void namesTheOptionThatIsMissing() {
    var run = commonpurse("allocate", "--outturn", "outturn.yml");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--agreement=FILE");
  }

  @Test
  void refusesAWordTooMany() {
    var run = commonpurse("allocate", "--agreement", "a", "--outturn", "o", "more");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("\"more\" is more than \"allocate\" takes.");
  }

  @Test
  void tellsAnUnforeseenFailureWithoutAStackTrace() {
    var failing = commandLine().addSubcommand(new Failing());
    var err = new StringWriter();
    failing.setErr(new PrintWriter(err));

    assertThat(failing.execute("fail")).isEqualTo(4);
    assertThat(err.toString())
        .contains("this should not have happened: java.lang.IllegalStateException: a bulb burst")
        .contains("--trace")
        .doesNotContain("\tat ");
  }

  @Test
  void showsWhereAFailureCameFromWhenAsked() {
    var run =
        commonpurse("allocate", "--trace", "--agreement", "none.yml", "--outturn", "none.yml");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("none.yml", "\tat org.commonpurse");
  }

  private static CommandLine commandLine() {
    return Commands.commandLine(
        new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())));
  }

  @Command(name = "fail")
  static final class Failing implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a bulb burst");
    }
  }
}
