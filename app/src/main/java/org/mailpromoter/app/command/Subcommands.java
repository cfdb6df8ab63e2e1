package org.mailpromoter.app.command;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The commands below {@code mailpromoter}. A start needs one of them; the models of all of them
 * take longer to make than many commands take to run, so only those that the command line names are
 * added. Where it names none, or one that tells about the others, all are.
 */
public final class Subcommands {
  /** In the order of the help. */
  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          InitCommand.class,
          CheckConfigCommand.class,
          SyncCommand.class,
          RunCommand.class,
          ConsoleCommand.class,
          StatusCommand.class,
          AlertsCommand.class,
          DeliverCommand.class,
          SinksCommand.class,
          TokenCommand.class,
          ActivitiesCommand.class,
          MessagesCommand.class,
          ErrorsCommand.class,
          ExplainCommand.class,
          WhatIfCommand.class,
          RetryCommand.class,
          VerifyDecisionsCommand.class,
          ReportCommand.class,
          StorageCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          PrivacyCommand.ForgetRefused.class,
          PrivacyCommand.ErasePerson.class,
          OwnersCommand.Users.class,
          OwnersCommand.Queues.class,
          RecordsCommand.class,
          SettingsCommand.class,
          AccountsCommand.class,
          ApiTokensCommand.class,
          SessionsCommand.class,
          AuditCommand.class,
          MailboxCommand.class,
          ProbeCommand.class,
          PluginsCommand.class,
          CompletionCommand.class,
          HelpCommand.class);

  private final List<Class<?>> added;

  private Subcommands(List<Class<?>> added) {
    this.added = added;
  }

  /** Every command. */
  public static Subcommands all() {
    return new Subcommands(ALL);
  }

  /** Those that may be meant: a name may also be the value of an option. */
  public static Subcommands of(String... arguments) {
    Set<String> words = Set.copyOf(List.of(arguments));
    List<Class<?>> named = ALL.stream().filter(each -> words.contains(name(each))).toList();
    boolean tellsOfAll =
        named.contains(CompletionCommand.class) || named.contains(HelpCommand.class);
    return named.isEmpty() || tellsOfAll ? all() : new Subcommands(named);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Whether every command is among them. */
  public boolean areAll() {
    return added.size() == ALL.size();
  }

  /** What they are called. */
  List<String> names() {
    return added.stream().map(Subcommands::name).toList();
  }

  /** Adds them to the top-level command. */
  public void addTo(CommandLine commands) {
    added.forEach(commands::addSubcommand);
  }
}
