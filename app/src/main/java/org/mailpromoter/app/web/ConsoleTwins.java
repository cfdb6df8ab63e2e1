package org.mailpromoter.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.party.RecordId;
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
  public String whatIf(Fields draft) {
    ShellCommand command = ShellCommand.of("what-if");
    for (String each : draft.all("set")) {
      command = command.option("--set", each);
    }
    for (String each : draft.all("track")) {
      int equals = each.lastIndexOf('=');
      Optional<RecordId> owner = RecordId.parse(each.substring(0, Math.max(0, equals)));
      if (owner.isPresent()) {
        command =
            command
                .option("--" + owner.get().kind().word(), owner.get().key())
                .option("--track", each.substring(equals + 1));
      }
    }
    return command.option("--since", draft.first("since").orElse("30d")).toString();
  }

  @Override
  public List<String> actions(Fields draft) {
    List<String> commands = new ArrayList<>();
    for (String each : draft.all("set")) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        commands.add(
            ShellCommand.of("settings", "set")
                .argument(each.substring(0, equals))
                .argument(each.substring(equals + 1))
                .toString());
      }
    }
    for (String each : draft.all("track")) {
      int equals = each.lastIndexOf('=');
      RecordId.parse(each.substring(0, Math.max(0, equals)))
          .map(
              owner ->
                  ShellCommand.of(owner.kind().word() + "s", "track")
                      .argument(owner.key())
                      .argument(each.substring(equals + 1))
                      .toString())
          .ifPresent(commands::add);
    }
    return commands;
  }

  @Override
  public List<String> action(Action action) {
    return ActionLines.of(action);
  }
}
