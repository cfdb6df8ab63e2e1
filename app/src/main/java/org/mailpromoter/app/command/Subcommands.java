package org.mailpromoter.app.command;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands below {@code mailpromoter}. A start needs one of them; the models of all of them
 * take longer to make than many commands take to run, so only those that the command line names are
 * added. Where it names none, or one that tells about the others, all are.
 */
public final class Subcommands {
  /**
   * A command with the name that its annotation says; a start takes 20 ms less if it need not read
   * the annotations of all.
   */
  record Named(String name, Class<?> command) {
    private boolean tellsOfAll() {
      return command == CompletionCommand.class || command == HelpCommand.class;
    }
  }

  /** In the order of the help. */
  static final List<Named> ALL =
      List.of(
          new Named("demo", DemoCommand.class),
          new Named("init", InitCommand.class),
          new Named("check-config", CheckConfigCommand.class),
          new Named("sync", SyncCommand.class),
          new Named("run", RunCommand.class),
          new Named("console", ConsoleCommand.class),
          new Named("status", StatusCommand.class),
          new Named("alerts", AlertsCommand.class),
          new Named("deliver", DeliverCommand.class),
          new Named("sinks", SinksCommand.class),
          new Named("send", SendCommand.class),
          new Named("outgoing", OutgoingCommand.class),
          new Named("token", TokenCommand.class),
          new Named("activities", ActivitiesCommand.class),
          new Named("messages", MessagesCommand.class),
          new Named("errors", ErrorsCommand.class),
          new Named("explain", ExplainCommand.class),
          new Named("what-if", WhatIfCommand.class),
          new Named("retry", RetryCommand.class),
          new Named("verify-decisions", VerifyDecisionsCommand.class),
          new Named("report", ReportCommand.class),
          new Named("storage", StorageCommand.class),
          new Named("backup", BackupCommand.class),
          new Named("restore", RestoreCommand.class),
          new Named("forget-refused", PrivacyCommand.ForgetRefused.class),
          new Named("erase-person", PrivacyCommand.ErasePerson.class),
          new Named("users", OwnersCommand.Users.class),
          new Named("queues", OwnersCommand.Queues.class),
          new Named("records", RecordsCommand.class),
          new Named("settings", SettingsCommand.class),
          new Named("accounts", AccountsCommand.class),
          new Named("api-tokens", ApiTokensCommand.class),
          new Named("sessions", SessionsCommand.class),
          new Named("audit", AuditCommand.class),
          new Named("mailbox", MailboxCommand.class),
          new Named("probe", ProbeCommand.class),
          new Named("plugins", PluginsCommand.class),
          new Named("completion", CompletionCommand.class),
          new Named("help", HelpCommand.class));

  private final List<Named> added;

  private Subcommands(List<Named> added) {
    this.added = added;
  }

  /** Every command. */
  public static Subcommands all() {
    return new Subcommands(ALL);
  }

  /** Those that may be meant: a name may also be the value of an option. */
  public static Subcommands of(String... arguments) {
    Set<String> words = Set.copyOf(List.of(arguments));
    List<Named> named = ALL.stream().filter(each -> words.contains(each.name())).toList();
    boolean tellsOfAll = named.stream().anyMatch(Named::tellsOfAll);
    return named.isEmpty() || tellsOfAll ? all() : new Subcommands(named);
  }

  /** Whether every command is among them. */
  public boolean areAll() {
    return added.size() == ALL.size();
  }

  /** What they are called. */
  List<String> names() {
    return added.stream().map(Named::name).toList();
  }

  /** Adds them to the top-level command. */
  public void addTo(CommandLine commands) {
    added.forEach(each -> commands.addSubcommand(each.command()));
  }
}
