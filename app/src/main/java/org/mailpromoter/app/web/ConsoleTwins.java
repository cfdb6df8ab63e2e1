package org.mailpromoter.app.web;

import java.util.List;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.web.Fields;

/** The commands that show or do the same as pages of the console. */
final class ConsoleTwins implements CommandTwins {
  private static final List<String> FILTERS =
      List.of("reason", "mailbox", "sender", "sub-reason", "text", "since", "until", "limit");

  @Override
  public String status() {
    return ShellCommand.of("status").toString();
  }

  /** Promoted messages are listed as the activities they became. */
  @Override
  public String messages(Fields filters) {
    if (filters.all("outcome").equals(List.of("promoted"))) {
      return ShellCommand.of("activities").toString();
    }
    ShellCommand command = ShellCommand.of("errors");
    for (String name : FILTERS) {
      for (String value : filters.all(name)) {
        command = value.isEmpty() ? command : command.option("--" + name, value);
      }
    }
    return command.toString();
  }

  @Override
  public String message(long number) {
    return ShellCommand.of("explain").argument(number).toString();
  }

  @Override
  public String owners() {
    return ShellCommand.of("users").toString();
  }

  @Override
  public String settings() {
    return ShellCommand.of("settings").toString();
  }

  @Override
  public List<String> mailbox(MailboxId mailbox) {
    return List.of(
        ShellCommand.of("mailbox", "test").argument(mailbox).toString(),
        ShellCommand.of("sync").option("--mailbox", mailbox).toString());
  }

  @Override
  public String mailboxLogin(MailboxId mailbox) {
    return ShellCommand.of("mailbox", "login").argument(mailbox).toString();
  }

  @Override
  public String plugins() {
    return ShellCommand.of("plugins").toString();
  }

  @Override
  public String alerts() {
    return ShellCommand.of("alerts").toString();
  }

  @Override
  public String sinks() {
    return ShellCommand.of("sinks").toString();
  }

  @Override
  public List<String> sink(SinkId sink) {
    return List.of(
        ShellCommand.of("sinks", "failed").option("--sink", sink).toString(),
        ShellCommand.of("sinks", "retry").option("--sink", sink).toString());
  }

  @Override
  public String replay(SinkId sink, String since) {
    return ShellCommand.of("sinks", "replay")
        .option("--sink", sink)
        .option("--since", since)
        .toString();
  }

  @Override
  public List<String> action(Action action) {
    return ActionLines.of(action);
  }
}
