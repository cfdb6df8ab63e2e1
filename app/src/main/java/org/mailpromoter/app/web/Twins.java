package org.mailpromoter.app.web;

import java.util.List;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.web.Fields;

/** The commands beside the pages of the console. */
final class Twins implements CommandTwins {
  @Override
  public String status() {
    return ShellCommand.of("status").toString();
  }

  @Override
  public String messages(Fields filters) {
    ShellCommand command = ShellCommand.of("errors");
    for (String name : filters.names()) {
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
  public List<String> action(Action action) {
    return ActionLines.of(action);
  }
}
