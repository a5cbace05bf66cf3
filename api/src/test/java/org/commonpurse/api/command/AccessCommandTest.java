package org.commonpurse.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonpurse.api.command.Run.commonpurse;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.operation.spec.Permission;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.id.FundCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and roles at a terminal: who joins, moves and leaves. */
class AccessCommandTest {

  private static final FundCode FUND = FundCode.of("brackenshire");

  private static final Pattern KEY = Pattern.compile("cpk_([0-9a-f]{12})_\\S{43}");

  @TempDir private static Path folder;

  private static String url;

  @BeforeAll
  static void register() {
    url = "jdbc:sqlite:" + folder.resolve("books.db");
    Ledger.open(url).close();
    var fund = Path.of("..", "config", "example", "fund.yml");
    assertThat(run("register", "--file", fund.toString(), "--by", "B. Gull").exitCode()).isZero();
  }

  private static Run run(String... arguments) {
    var all = new ArrayList<Object>(List.of(arguments));
    all.addAll(List.of("--database", url));
    return commonpurse(all.toArray());
  }

  private static Run access(String words, String... more) {
    var all = new ArrayList<String>(List.of(("access " + words).split(" ")));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private static String key(Run made) {
    var key = KEY.matcher(made.out());
    assertThat(key.find()).as(made.err() + made.out()).isTrue();
    return key.group();
  }

  @Test
  void letsSomebodyJoinMoveAndLeave() {
    var granted =
        access(
            "grant --subject 4711 --role pool-manager --fund brackenshire",
            "--name",
            "A. Finch",
            "--by",
            "B. Gull");
    assertThat(granted.out()).contains("A. Finch is pool-manager in brackenshire.");
    var number = granted.out().split("[ :]")[1];
    var key =
        key(access("key create --subject 4711 --days 30", "--name", "A. Finch", "--by", "B. Gull"));
    try (var ledger = Ledger.open(url)) {
      var keys = new ApiKeys(ledger.access(), Clock.systemUTC());
      var known = keys.requester(key).orElseThrow();
      assertThat(known.subject().id()).isEqualTo("4711");
      assertThat(known.may(Permission.POST, FUND)).isTrue();
      assertThat(ledger.access().grantsOf("4711").get(0).given().by().id())
          .isEqualTo("local:b. gull");

      assertThat(access("review").out()).contains("4711", "pool-manager", "B. Gull");
      assertThat(access("withdraw --by B --reason moved --grant " + number).out())
          .contains("no longer pool-manager");
      assertThat(access("review").out()).doesNotContain("4711");
      assertThat(keys.requester(key).orElseThrow().may(Permission.POST, FUND)).isFalse();

      var id = ApiKeys.id(key);
      assertThat(access("key revoke --by B --reason left --id " + id).out()).contains("is revoked");
      assertThat(keys.requester(key)).isEmpty();
      assertThat(access("key list").out()).contains(id, "revoked by B").doesNotContain(key);
    }
  }

  @Test
  void breaksTheGlassForOneHour() {
    var refused = access("break-glass --by B");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("ACCESS_REASON_MISSING");

    var key = key(access("break-glass --by B", "--reason", "Nobody else is here"));

    try (var ledger = Ledger.open(url)) {
      var keys = new ApiKeys(ledger.access(), Clock.systemUTC());
      var known = keys.requester(key).orElseThrow();
      assertThat(known.mayEverywhere(Permission.MANAGE_ACCESS)).isTrue();
      assertThat(known.actor(Optional.of(FUND)).orElseThrow().name()).isEqualTo("B");
      var kept = ledger.access().holder(ApiKeys.id(key)).orElseThrow().key();
      assertThat(kept.given().reason()).isEqualTo("Break glass: Nobody else is here");
      assertThat(kept.key().expiresAt())
          .hasValueSatisfying(
              end -> assertThat(end).isBefore(Clock.systemUTC().instant().plusSeconds(3601)));
      var later = Clock.offset(Clock.systemUTC(), ApiKeys.BREAK_GLASS.plusSeconds(1));
      assertThat(new ApiKeys(ledger.access(), later).requester(key)).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoRoleOrNoPartner() {
    for (var wrong :
        Set.of(
            "grant --subject x --by B --role king ACCESS_ROLE_UNKNOWN",
            "grant --subject x --by B --role provider ACCESS_PARTNER_NEEDED",
            "grant --subject x --by B --role auditor --partner icb ACCESS_PARTNER_NEEDED",
            "grant --subject x --by B --role auditor --fund nowhere LEDGER_FUND_UNKNOWN",
            "grant --subject x --by B --role provider --fund brackenshire --partner nobody"
                + " LEDGER_PARTNER_UNKNOWN",
            "grant --subject x --by B --role auditor --days -1 ACCESS_MOMENT_PAST",
            "key create --subject x --by B --operations fly ACCESS_OPERATION_UNKNOWN",
            "key revoke --id x --by B ACCESS_KEY_UNKNOWN",
            "withdraw --grant 99 --by B ACCESS_GRANT_UNKNOWN")) {
      int end = wrong.lastIndexOf(' ');
      var refused = access(wrong.substring(0, end));
      assertThat(refused.exitCode()).as(wrong).isEqualTo(1);
      assertThat(refused.err()).contains(wrong.substring(end + 1));
    }
  }
}
