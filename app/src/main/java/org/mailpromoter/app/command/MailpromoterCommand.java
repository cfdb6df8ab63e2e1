package org.mailpromoter.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** The command itself: what comes after it says what to do. */
@Command(
    name = "mailpromoter",
    mixinStandardHelpOptions = true,
    version = "mailpromoter 0.1.0-SNAPSHOT",
    description = "Reads mailboxes, decides which mail becomes an email activity, and says why.",
    commandListHeading = "",
    footer = {
      "",
      "Exit codes: 0 fine, 1 a defect of the program, 2 wrong command line, 3 configuration or"
          + " imported file refused, 4 database unusable or damaged, 5 a mailbox failed (others were"
          + " synchronized), 6 not found, 7 another process is synchronizing, 8 decisions come out"
          + " otherwise, 9 a sink did not take everything, 130 interrupted."
    },
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      CheckConfigCommand.class,
      SyncCommand.class,
      RunCommand.class,
      StatusCommand.class,
      AlertsCommand.class,
      DeliverCommand.class,
      SinksCommand.class,
      TokenCommand.class,
      ActivitiesCommand.class,
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
      MailboxCommand.class,
      PluginsCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    })
public final class MailpromoterCommand {
  @Mixin private final GlobalOptions options;

  /** The command with the options that all commands share. */
  public MailpromoterCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public String toString() {
    return "mailpromoter with " + options.configFile();
  }
}
