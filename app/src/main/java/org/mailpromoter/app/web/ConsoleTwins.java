package org.mailpromoter.app.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.app.output.ActionLines;
import org.mailpromoter.app.output.ShellCommand;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.activity.SinkId;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.web.Fields;

/** The commands that show or do the same as pages of the console. */
public final class ConsoleTwins implements CommandTwins {
  private static final List<String> OF_MESSAGES =
      List.of(
          "outcome",
          "reason",
          "mailbox",
          "sender",
          "sub-reason",
          "text",
          "since",
          "until",
          "limit",
          "group-by");
  private static final List<String> OF_OUTGOING = List.of("mailbox", "phase", "limit");
  private static final List<String> AUDIT_FILTERS =
      List.of("by", "operation", "object", "since", "until", "limit");

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

  private final List<String> global;

  /**
   * The commands for an installation.
   *
   * @param config its configuration file, if a command does not find it by itself
   */
  public ConsoleTwins(Optional<Path> config) {
    this.global = config.map(each -> List.of("--config", each.toString())).orElse(List.of());
  }

  private ShellCommand command(String... words) {
    return ShellCommand.of(Stream.concat(global.stream(), Stream.of(words)).toArray(String[]::new));
  }

  @Override
  public String status() {
    return command("status").toString();
  }

  @Override
  public String messages(Fields filters) {
    return with(command("messages"), OF_MESSAGES, filters);
  }

  private static String with(ShellCommand command, List<String> names, Fields filters) {
    ShellCommand whole = command;
    for (String name : names) {
      for (String value : filters.all(name)) {
        whole = value.isEmpty() ? whole : whole.option("--" + name, value);
      }
    }
    return whole.toString();
  }

  @Override
  public String activities(Fields filters) {
    return with(command("activities"), OF_ACTIVITIES, filters);
  }

  @Override
  public String activity(long number) {
    return command("activities", "show").argument(number).toString();
  }

  @Override
  public String outgoing(Fields filters) {
    return with(command("outgoing"), OF_OUTGOING, filters);
  }

  @Override
  public List<String> outgoing(long number) {
    return List.of(command("outgoing", "show").argument(number).toString());
  }

  @Override
  public String sendAgain(long number) {
    return command("outgoing", "resolve").argument(number).option("--as", "again").toString();
  }

  @Override
  public String send(RecordId from) {
    return command("send")
        .option("--from", from)
        .option("--to", "anna@customer.example")
        .option("--subject", "Offer")
        .option("--body", "offer.txt")
        .toString();
  }

  @Override
  public String conversation(long activity) {
    return command("activities", "conversation").argument(activity).toString();
  }

  @Override
  public String resolve(EmailAddress address, RecordId record) {
    return command("activities", "resolve").argument(address).argument(record).toString();
  }

  @Override
  public String message(long number) {
    return command("explain").argument(number).toString();
  }

  @Override
  public String retry(long number) {
    return command("retry").option("--decision", number).toString();
  }

  @Override
  public String owners() {
    return command("users").toString();
  }

  @Override
  public String settings() {
    return command("settings").toString();
  }

  @Override
  public List<String> mailbox(MailboxId mailbox) {
    return List.of(
        command("mailbox", "test").argument(mailbox).toString(),
        command("sync").option("--mailbox", mailbox).toString());
  }

  @Override
  public String mailboxLogin(MailboxId mailbox) {
    return command("mailbox", "login").argument(mailbox).toString();
  }

  @Override
  public String records(String find) {
    ShellCommand command = command("records");
    return (find.isEmpty() ? command : command.option("--find", find)).toString();
  }

  @Override
  public String newRecord() {
    return command("records", "add")
        .argument("contact:anna")
        .option("--address", "anna@customer.example")
        .toString();
  }

  @Override
  public String plugins() {
    return command("plugins").toString();
  }

  @Override
  public String alerts() {
    return command("alerts").toString();
  }

  @Override
  public String sinks() {
    return command("sinks").toString();
  }

  @Override
  public List<String> sink(SinkId sink) {
    return List.of(
        command("sinks", "failed").option("--sink", sink).toString(),
        command("sinks", "retry").option("--sink", sink).toString());
  }

  @Override
  public String replay(SinkId sink, String since) {
    return command("sinks", "replay").option("--sink", sink).option("--since", since).toString();
  }

  @Override
  public List<String> access() {
    return Stream.of("accounts", "api-tokens", "sessions")
        .map(each -> command(each).toString())
        .toList();
  }

  @Override
  public String accounts() {
    return command("accounts").toString();
  }

  @Override
  public String makeToken(Holder holder) {
    ShellCommand make = command("api-tokens").argument("make").argument(holder.name());
    return (holder.account().isPresent()
            ? make
            : make.option("--role", EnumWords.of(holder.role())))
        .option("--label", "nightly export")
        .option("--scope", "read:messages")
        .toString();
  }

  @Override
  public String importFile(String name, boolean skipping) {
    ShellCommand command = command("records", "import").flag("--export");
    return (skipping ? command.flag("--skip-bad") : command).argument(name).toString();
  }

  @Override
  public String address(String address) {
    return command("records", "find").argument(address).toString();
  }

  @Override
  public String audit(Fields filters) {
    return with(command("audit"), AUDIT_FILTERS, filters);
  }

  @Override
  public String report(Fields filters) {
    return with(command("report"), List.of("since", "mailbox"), filters);
  }

  @Override
  public String findPerson(String address) {
    return command("erase-person").argument(address).flag("--preview").toString();
  }

  @Override
  public String erasePerson(String address) {
    return command("erase-person").argument(address).flag("--yes").toString();
  }

  @Override
  public String forgetRefused() {
    return command("forget-refused").toString();
  }

  @Override
  public String whatIf(Fields draft) {
    ShellCommand command = command("what-if");
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
            command("settings", "set")
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
                  command(owner.kind().word() + "s", "track")
                      .argument(owner.key())
                      .argument(each.substring(equals + 1))
                      .toString())
          .ifPresent(commands::add);
    }
    return commands;
  }

  @Override
  public List<String> action(Action action) {
    String bare = ShellCommand.of().toString();
    return ActionLines.of(action).stream()
        .map(each -> each.startsWith(bare + " ") ? command() + each.substring(bare.length()) : each)
        .toList();
  }
}
