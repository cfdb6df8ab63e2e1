package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.documents.AccessDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.change.Accounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists and changes who can log in with a password. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "List the accounts that log in to the console with a password.")
final class AccountsCommand implements Callable<Integer> {
  private static final String ROLES = "administrator, user or auditor.";

  private final CommandContext context;

  @Inject
  AccountsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<AccountList.Row> rows;
    try (OpenInstallation open = context.open()) {
      rows = new AccountList(open).list();
    }
    Table table = new Table("id", "name", "role", "user", "enabled", "password", "created");
    for (AccountList.Row each : rows) {
      Account account = each.account();
      table.row(
          account.id(),
          account.name(),
          EnumWords.of(account.role()),
          account.user().orElse(null),
          account.enabled(),
          each.hasPassword(),
          account.created());
    }
    context.screen().document(AccessDocuments.accounts(rows));
    context.screen().table(table);
    context.screen().say(Words.some(rows.size(), "account") + ".");
    return ExitCode.OK;
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter accounts add anna --role user --user anna"},
      description = "Add an account. The password has at least 12 characters.")
  Integer add(
      @Parameters(paramLabel = "NAME", description = "What it logs in with.") String name,
      @Option(names = "--role", paramLabel = "ROLE", required = true, description = ROLES)
          Role role,
      @Option(
              names = "--user",
              paramLabel = "ID",
              description = "The configured user it is; their mail is its own.")
          @Nullable String user,
      @Option(names = "--name", paramLabel = "TEXT", description = "What people call them.")
          @Nullable String called,
      @Mixin PasswordInput password)
      throws CommandFailure, NotFoundException, RefusedException, InterruptedException {
    AccountId id = id(name);
    try (OpenInstallation open = context.openOrCreate()) {
      Account account = Account.of(id, called(called, name), role, open.now());
      Account linked = user == null ? account : account.as(owner(user));
      Account added = new Accounts(open).add(Person.requester(), linked, password.read());
      context.screen().document(AccessDocuments.account(added));
      context.screen().say("The account " + id + " can log in now.");
    }
    return ExitCode.OK;
  }

  private RecordId owner(String user) throws NotFoundException {
    return context.parts().owner(RecordKind.USER, user);
  }

  private static AccountId id(String name) throws CommandFailure {
    return AccountId.parse(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "'"
                        + name
                        + "' cannot be the name of an account: use letters, digits and . _ @ + -,"
                        + " at most 100."));
  }

  private static String called(@Nullable String called, String name) throws CommandFailure {
    String text = called == null ? name : called;
    if (text.length() > Account.NAME_LENGTH) {
      throw new CommandFailure(
          ExitCode.USAGE, "--name takes at most " + Account.NAME_LENGTH + " characters.");
    }
    return text;
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter accounts password anna --password-file - < secret.txt"},
      description = "Set the password of an account. Its sessions end.")
  Integer password(
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Mixin PasswordInput password)
      throws CommandFailure, NotFoundException, RefusedException, InterruptedException {
    try (OpenInstallation open = context.open()) {
      AccountId id = new AccountList(open).find(name).id();
      new Accounts(open).setPassword(Person.requester(), id, password.read());
      context.screen().document(AccessDocuments.passwordSet(id));
      context.screen().say("The account " + id + " has another password now.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: mailpromoter accounts role anna administrator"},
      description = "Change the role of an account; it applies at once.")
  Integer role(
      @Parameters(paramLabel = "NAME", description = "The account.") String name,
      @Parameters(paramLabel = "ROLE", description = ROLES) Role role)
      throws NotFoundException, RefusedException {
    return changed(name, account -> account.in(role));
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Let an account log in no longer. Its sessions end and its API tokens stop.")
  Integer disable(@Parameters(paramLabel = "NAME", description = "The account.") String name)
      throws NotFoundException, RefusedException {
    return changed(name, account -> account.enabled(false));
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Let an account log in again.")
  Integer enable(@Parameters(paramLabel = "NAME", description = "The account.") String name)
      throws NotFoundException, RefusedException {
    return changed(name, account -> account.enabled(true));
  }

  private int changed(String name, UnaryOperator<Account> change)
      throws NotFoundException, RefusedException {
    try (OpenInstallation open = context.open()) {
      Account now = new AccountList(open).find(name);
      Account changed = new Accounts(open).change(Person.requester(), change.apply(now));
      context.screen().document(AccessDocuments.account(changed));
      context
          .screen()
          .say(
              "The account "
                  + changed.id()
                  + " is "
                  + EnumWords.of(changed.role())
                  + (changed.enabled() ? "" : ", disabled,")
                  + " now.");
    }
    return ExitCode.OK;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Remove an account. Its sessions end and its API tokens are revoked.")
  Integer remove(@Parameters(paramLabel = "NAME", description = "The account.") String name)
      throws NotFoundException, RefusedException {
    try (OpenInstallation open = context.open()) {
      Account account = new AccountList(open).find(name);
      new Accounts(open).remove(Person.requester(), account);
      context.screen().document(AccessDocuments.removed(account.id()));
      context.screen().say("The account " + account.id() + " is removed.");
    }
    return ExitCode.OK;
  }
}
