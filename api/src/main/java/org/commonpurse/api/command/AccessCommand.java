package org.commonpurse.api.command;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.commonpurse.api.access.ApiKeys;
import org.commonpurse.api.access.signin.Issuer;
import org.commonpurse.api.operation.Operations;
import org.commonpurse.api.operation.access.BreakGlass;
import org.commonpurse.api.operation.access.CreateKey;
import org.commonpurse.api.operation.access.End;
import org.commonpurse.api.operation.access.GrantRole;
import org.commonpurse.api.operation.access.LastAdministrator;
import org.commonpurse.api.operation.access.ListKeys;
import org.commonpurse.api.operation.access.Reach;
import org.commonpurse.api.operation.access.ReviewAccess;
import org.commonpurse.api.operation.access.RevokeKey;
import org.commonpurse.api.operation.access.WithdrawRole;
import org.commonpurse.api.operation.input.Caller;
import org.commonpurse.api.operation.input.RequestParameters;
import org.commonpurse.api.operation.spec.OperationSpec;
import org.commonpurse.api.representation.AccessResponses;
import org.commonpurse.ledger.Ledger;
import org.commonpurse.ledger.access.AccessKey;
import org.commonpurse.ledger.access.KeyScope;
import org.commonpurse.ledger.access.NewGrant;
import org.commonpurse.ledger.id.Actor;
import org.commonpurse.ledger.id.FundCode;
import org.commonpurse.ledger.id.PartnerCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who may ask the service for what. */
@Command(
    name = "access",
    header = "Make keys, give and take roles, and see who has what.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AccessCommand.Key.class,
      AccessCommand.Give.class,
      AccessCommand.Withdraw.class,
      AccessCommand.Review.class,
      AccessCommand.Break.class
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class AccessCommand {

  private static final Clock CLOCK = Clock.systemUTC();

  /** What all have in common: a database, and somewhere to print. */
  abstract static class OnAccess implements Callable<Integer> {

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final Settings settings = new Settings();

    abstract void run(Ledger ledger, PrintWriter out);

    /** The issuers that the settings believe. */
    final List<Issuer> issuers() {
      return settings.issuers();
    }

    @Override
    public final Integer call() {
      if (spec == null) {
        throw new IllegalStateException("The command was not made by picocli.");
      }
      try (var ledger = settings.openExisting()) {
        run(ledger, spec.commandLine().getOut());
      }
      return ExitCode.DONE.number();
    }
  }

  /** Who gives or takes, at the machine of the database, and why. */
  static final class Operator {

    @Option(
        names = "--by",
        required = true,
        paramLabel = "NAME",
        description = "Who does it; recorded as an operator at this machine.")
    private String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    /** An operator at this machine, whom nobody asked for a key. */
    Actor actor() {
      var named = RequestParameters.options().with("by", by).one("by", Actor::new).orElseThrow();
      return new Actor("local:" + named.id(), named.name(), Set.of());
    }

    /** The same, asking without a key. */
    Caller caller() {
      return new Caller(actor(), Optional.empty());
    }
  }

  /** How something is taken back. */
  static final class Ending {

    @Option(
        names = "--even-if-last",
        description = "Do it even if nobody could manage access in all funds any more.")
    private boolean isEvenIfLast;

    End end(Operator operator) {
      return new End(operator.reason, isEvenIfLast);
    }
  }

  /** Whose a key or a role is. */
  static final class Whose {

    @Option(
        names = "--subject",
        required = true,
        paramLabel = "ID",
        description = "Who has it, by an id that stays, such as a staff number.")
    private String id = "";

    @Option(
        names = "--name",
        paramLabel = "NAME",
        description = "Their name, as the audit trail has it. Without it: the id.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--days", paramLabel = "NUMBER", description = "Only for so many days.")
    private Optional<Integer> days = Optional.empty();

    Actor actor() {
      return new Actor(id, name.orElse(id), Set.of());
    }

    Optional<Instant> until() {
      return days.map(number -> CLOCK.instant().plus(Duration.ofDays(number)));
    }
  }

  /** Keys. */
  @Command(
      name = "key",
      header = "Make, list and revoke keys.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {Create.class, Keys.class, Revoke.class},
      commandListHeading = "%nCommands:%n",
      optionListHeading = "%nOptions:%n")
  static final class Key {}

  /** Makes a key. */
  @Command(
      name = "create",
      header = "Make a key for somebody, and show it this once.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Create extends OnAccess {

    @Mixin private final Whose whose = new Whose();

    @Option(
        names = "--fund",
        paramLabel = "CODES",
        description = "Only for these funds, joined by commas.")
    private Optional<String> funds = Optional.empty();

    @Option(
        names = "--operations",
        paramLabel = "NAMES",
        description = "Only for these operations, such as balances,entry-post.")
    private Optional<String> operations = Optional.empty();

    @Mixin private final Operator operator = new Operator();

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var asked = RequestParameters.options().with("fund", funds).with("operations", operations);
      var scope =
          new KeyScope(
              new HashSet<>(asked.several("fund", FundCode::of)),
              new HashSet<>(asked.several("operations", text -> text)));
      var known = Operations.specs().stream().map(OperationSpec::name).collect(Collectors.toSet());
      print(
          out,
          new CreateKey(ledger, CLOCK)
              .run(
                  new CreateKey.Input(whose.actor(), scope, whose.until(), operator.reason),
                  known,
                  Reach.ALL,
                  operator.caller()));
    }
  }

  private static void print(PrintWriter out, ApiKeys.Issued issued) {
    var key = issued.key().key();
    out.println("Key " + key.id() + " of " + key.subject().name() + ", shown this once:");
    out.println();
    out.println("    " + issued.text());
    out.println();
    out.println(
        key.expiresAt().map(end -> "It is good until " + end + ".").orElse("It does not expire."));
  }

  /** Lists keys. */
  @Command(
      name = "list",
      header = "List the keys, good or not, without their secrets.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Keys extends OnAccess {

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var now = CLOCK.instant();
      var table =
          new TextTable(
              8, List.of("key", "subject", "name", "made", "by", "until", "used", "good"));
      for (var key : new ListKeys(ledger).run(Reach.ALL)) {
        table.row(
            key.key().id(),
            key.key().subject().id(),
            key.key().subject().name(),
            key.given().at().toString(),
            key.given().by().name(),
            text(key.key().expiresAt()),
            text(key.usedAt()),
            state(key, now));
      }
      table.lines().forEach(out::println);
    }

    private static String state(AccessKey key, Instant now) {
      return key.taken()
          .map(taken -> "revoked by " + taken.by().name())
          .orElse(key.isGood(now) ? "yes" : "expired");
    }
  }

  private static String text(Optional<Instant> moment) {
    return moment.map(Instant::toString).orElse("-");
  }

  /** Revokes a key. */
  @Command(
      name = "revoke",
      header = "Revoke a key, for good.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Revoke extends OnAccess {

    @Option(
        names = "--id",
        required = true,
        paramLabel = "ID",
        description = "The key, by the second part of it.")
    private String id = "";

    @Mixin private final Ending ending = new Ending();

    @Mixin private final Operator operator = new Operator();

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var key =
          new RevokeKey(ledger, CLOCK, new LastAdministrator(issuers()))
              .run(id, ending.end(operator), Reach.ALL, operator.caller());
      out.println("Key " + id + " of " + key.key().subject().name() + " is revoked.");
    }
  }

  /** Gives a role. */
  @Command(
      name = "grant",
      header = "Give somebody a role in a fund, or in all.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Give extends OnAccess {

    @Mixin private final Whose whose = new Whose();

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "Such as pool-manager or auditor.")
    private String role = "";

    @Option(
        names = "--fund",
        paramLabel = "CODE",
        description = "In this fund. Without it: in all, also those to come.")
    private Optional<String> fund = Optional.empty();

    @Option(
        names = "--partner",
        paramLabel = "CODE",
        description = "For this partner, where the role is a partner's.")
    private Optional<String> partner = Optional.empty();

    @Mixin private final Operator operator = new Operator();

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var asked = RequestParameters.options().with("fund", fund).with("partner", partner);
      var grant =
          new NewGrant(
              whose.actor(),
              role,
              asked.one("fund", FundCode::of),
              asked.one("partner", PartnerCode::of),
              whose.until());
      var given =
          new GrantRole(ledger, CLOCK).run(grant, operator.reason, Reach.ALL, operator.caller());
      out.println(
          "Grant "
              + given.number()
              + ": "
              + grant.subject().name()
              + " is "
              + role
              + " in "
              + grant.fund().map(FundCode::value).orElse("all funds")
              + ".");
    }
  }

  /** Takes a role back. */
  @Command(
      name = "withdraw",
      header = "Take a role back.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Withdraw extends OnAccess {

    @Option(
        names = "--grant",
        required = true,
        paramLabel = "NUMBER",
        description = "Its number, as the review has it.")
    private long number;

    @Mixin private final Ending ending = new Ending();

    @Mixin private final Operator operator = new Operator();

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var grant =
          new WithdrawRole(ledger, CLOCK, new LastAdministrator(issuers()))
              .run(number, ending.end(operator), Reach.ALL, operator.caller());
      out.println(
          "Grant "
              + number
              + " is over: "
              + grant.grant().subject().name()
              + " is no longer "
              + grant.grant().role()
              + ".");
    }
  }

  /** Reviews roles. */
  @Command(
      name = "review",
      header = "List who has which role where, since when, and when they last used a key.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Review extends OnAccess {

    @Override
    void run(Ledger ledger, PrintWriter out) {
      var table =
          new TextTable(
              10,
              List.of(
                  "grant", "subject", "name", "role", "fund", "partner", "since", "by", "until",
                  "used", "keys"));
      for (var each : new ReviewAccess(ledger, CLOCK, issuers()).run(Reach.ALL)) {
        table.row(AccessResponses.cells(each));
      }
      table.lines().forEach(out::println);
    }
  }

  /** Makes a key where nothing else would do. */
  @Command(
      name = "break-glass",
      header = "Make a key for one hour that opens everything, and say so loudly.",
      optionListHeading = "%nOptions:%n",
      sortOptions = false)
  static final class Break extends OnAccess {

    @Mixin private final Operator operator = new Operator();

    @Override
    void run(Ledger ledger, PrintWriter out) {
      print(out, new BreakGlass(ledger, CLOCK).run(operator.actor(), operator.reason));
    }
  }
}
