package org.mailpromoter.app.command;

import org.mailpromoter.app.output.ProductVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The top-level command; its subcommands do the work. */
@Command(
    name = "mailpromoter",
    mixinStandardHelpOptions = true,
    version = "mailpromoter " + ProductVersion.TEXT,
    description = "Reads mailboxes, decides which mail becomes an email activity, and says why.",
    commandListHeading = "",
    footer = {
      "",
      "Exit codes: 0 success, 1 internal error, 2 wrong command line, 3 configuration or"
          + " imported file refused, 4 database unusable or damaged, 5 a mailbox, folder or"
          + " record directory failed (the others were synchronized), 6 not found, 7 another"
          + " process is synchronizing, 8 decisions differ, 9 a sink did not accept everything,"
          + " 10 a check found something that needs attention (--check), 130 interrupted, 137"
          + " out of memory or killed."
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
