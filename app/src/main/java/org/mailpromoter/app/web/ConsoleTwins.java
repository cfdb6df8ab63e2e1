package org.mailpromoter.app.web;

import java.util.List;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.web.Fields;

/** The commands that show or do the same as pages of the console. */
final class ConsoleTwins implements CommandTwins {
  private static final List<String> FILTERS =
      List.of("reason", "mailbox", "sender", "sub-reason", "text", "since", "until", "limit");

  private static final List<String> OF_ACTIVITIES =
      List.of(
          "mailbox",
          "regarding",
          "queue",
          "participant",
          "party",
          "text",
          "since",
          "until",
          "direction",
          "limit");

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
    return listing(ShellCommand.of("errors"), FILTERS, filters);
  }

  private static String listing(ShellCommand list, List<String> names, Fields filters) {
    ShellCommand command = list;
    for (String name : names) {
      for (String value : filters.all(name)) {
        command = value.isEmpty() ? command : command.option("--" + name, value);
      }
    }
    return command.toString();
  }

  @Override
  public String activities(Fields filters) {
    return listing(ShellCommand.of("activities"), OF_ACTIVITIES, filters);
  }

  @Override
  public String activity(long number) {
    return ShellCommand.of("activities", "show").argument(number).toString();
  }

  @Override
  public String resolve(EmailAddress address, RecordId record) {
    return ShellCommand.of("activities", "resolve").argument(address).argument(record).toString();
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
  public String records(String find) {
    ShellCommand command = ShellCommand.of("records");
    return (find.isEmpty() ? command : command.option("--find", find)).toString();
  }

  @Override
  public String newRecord() {
    return ShellCommand.of("records", "add")
        .argument("contact:anna")
        .option("--address", "anna@customer.example")
        .toString();
  }

  @Override
  public String address(String address) {
    return ShellCommand.of("records", "find").argument(address).toString();
  }

  @Override
  public List<String> action(Action action) {
    return ActionLines.of(action);
  }
}
