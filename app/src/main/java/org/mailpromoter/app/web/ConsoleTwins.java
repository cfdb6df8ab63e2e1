package org.mailpromoter.app.web;

import java.util.List;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
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
  public String importFile(String name) {
    return ShellCommand.of("records", "import").flag("--export").argument(name).toString();
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
