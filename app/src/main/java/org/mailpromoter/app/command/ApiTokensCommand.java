package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.documents.AccessDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccessList;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.permission.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists, makes and revokes the tokens of programs. */
@Command(
    name = "api-tokens",
    mixinStandardHelpOptions = true,
    description = "List the tokens that programs call the HTTP API with.")
final class ApiTokensCommand implements Callable<Integer> {
  private final CommandContext context;

  @Inject
  ApiTokensCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OpenInstallation open = context.open()) {
      List<ApiToken> tokens = new AccessList(open).tokens();
      Table table = new Table("id", "label", "holder", "scopes", "expires", "last_used", "usable");
      for (ApiToken each : tokens) {
        table.row(
            each.id(),
            each.label(),
            each.holder().name(),
            each.scopes().stream().sorted().toList(),
            each.expires(),
            each.used().orElse(null),
            each.isUsable(open.now()));
      }
      context.screen().document(AccessDocuments.tokens(tokens, open.now()));
      context.screen().table(table);
      context.screen().say(Words.some(tokens.size(), "API token") + ".");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "make",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: mailpromoter api-tokens make anna --label 'nightly export' --scope read:messages"
      },
      description =
          "Make a token and print it once. It allows what its holder may do when it is used, within"
              + " its scopes.")
  Integer make(
      @Parameters(
              paramLabel = "NAME",
              description = "The account it belongs to, or with --role a program of this name.")
          String name,
      @Option(
              names = "--label",
              paramLabel = "TEXT",
              required = true,
              description = "What it is for.")
          String label,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              required = true,
              description =
                  "What it is limited to; may be given several times. read:status, read:messages,"
                      + " read:content, write:tracking, write:options, write:settings,"
                      + " write:records, send, or admin.")
          List<String> scopes,
      @Option(
              names = "--days",
              paramLabel = "NUMBER",
              description = "How long it can be used (default: ${DEFAULT-VALUE}).",
              defaultValue = "90")
          int days,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "The role of a program without an account.")
          @Nullable Role role)
      throws CommandFailure, NotFoundException, RefusedException {
    Set<Scope> parsed = scopes(scopes);
    demandShort(label);
    try (OpenInstallation open = context.openOrCreate()) {
      ApiTokens.Made made =
          new ApiTokens(open)
              .make(
                  Person.requester(),
                  Person.administrator(),
                  holder(open, name, role),
                  label,
                  parsed,
                  Duration.ofDays(days));
      Screen screen = context.screen();
      screen.document(AccessDocuments.made(made));
      screen.say(made.text().reveal());
      screen.say(
          "This is the only time that it is shown. It can be used until "
              + Times.shown(made.token().expires())
              + ".");
    }
    return ExitCode.OK;
  }

  private static Set<Scope> scopes(List<String> words) throws CommandFailure {
    Set<Scope> scopes = new LinkedHashSet<>();
    for (String word : words) {
      scopes.add(Scope.of(word).orElseThrow(() -> unknown(word)));
    }
    return scopes;
  }

  private static CommandFailure unknown(String word) {
    String known = Stream.of(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
    return new CommandFailure(
        ExitCode.USAGE, "There is no scope '" + word + "'; there are: " + known + ".");
  }

  private static void demandShort(String label) throws CommandFailure {
    if (label.length() > ApiToken.LABEL_LENGTH) {
      throw new CommandFailure(
          ExitCode.USAGE, "--label takes at most " + ApiToken.LABEL_LENGTH + " characters.");
    }
  }

  /** An account has its own role; a program has the one that is given. */
  private static Holder holder(OpenInstallation open, String name, @Nullable Role role)
      throws NotFoundException, RefusedException {
    AccountList accounts = new AccountList(open);
    return role == null ? accounts.find(name).holder() : accounts.program(name, role);
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "Revoke a token; it stops at once.")
  Integer revoke(@Parameters(paramLabel = "ID", description = "Its id.") String id)
      throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      ApiToken token = new AccessList(open).token(id);
      new ApiTokens(open).revoke(Person.requester(), token.id());
      context.screen().document(AccessDocuments.revoked(token.id()));
      context.screen().say("The API token " + token.id() + " is revoked.");
    }
    return ExitCode.OK;
  }
}
