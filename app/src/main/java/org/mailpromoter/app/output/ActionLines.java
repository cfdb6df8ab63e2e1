package org.mailpromoter.app.output;

import java.util.List;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * How to do an action with this program: the commands, quoted for a shell, or the places in the
 * configuration file.
 */
public final class ActionLines implements Action.Cases<List<String>> {
  private static final ActionLines INSTANCE = new ActionLines();

  private ActionLines() {}

  /** The lines of one action, at least one. */
  public static List<String> of(Action action) {
    return action.match(INSTANCE);
  }

  /** The lines of all actions of a change. */
  public static List<String> of(Change change) {
    return change.actions().stream().flatMap(action -> of(action).stream()).toList();
  }

  @Override
  public List<String> setTrack(Action.SetTrack action) {
    return line(
        ShellCommand.of(plural(action.owner()), "track")
            .argument(action.owner().key())
            .argument(action.option().word()));
  }

  @Override
  public List<String> acceptMachineMail(Action.AcceptMachineMail action) {
    RecordId owner = action.owner();
    return List.of(inFile(plural(owner), owner.key(), "refuse-machine-mail", "[]"));
  }

  @Override
  public List<String> setOrganization(Action.SetOrganization action) {
    return line(ShellCommand.of("settings", "set").argument(action.key()).argument(action.value()));
  }

  @Override
  public List<String> putFirst(Action.PutFirst action) {
    return List.of(inFile("organization", "correlation-order", action.order().toString()));
  }

  @Override
  public List<String> enableMailbox(Action.EnableMailbox action) {
    return mailbox(action.mailbox(), "enabled", "yes");
  }

  @Override
  public List<String> approveMailbox(Action.ApproveMailbox action) {
    return mailbox(action.mailbox(), "approved", "yes");
  }

  @Override
  public List<String> processFrom(Action.ProcessFrom action) {
    return mailbox(action.mailbox(), "process-from", action.start().toString());
  }

  @Override
  public List<String> addContact(Action.AddContact action) {
    return line(
        ShellCommand.of("records", "add")
            .argument(new RecordId(RecordKind.CONTACT, action.address().value()))
            .option("--address", action.address()));
  }

  @Override
  public List<String> addAddress(Action.AddAddress action) {
    return List.of(addressesInFile(action.owner(), "[..., " + action.address() + "]"));
  }

  @Override
  public List<String> keepAddress(Action.KeepAddress action) {
    return action.others().stream().map(id -> removal(id, action.address())).toList();
  }

  @Override
  public List<String> activate(Action.Activate action) {
    RecordId id = action.record().id();
    return isConfigured(id)
        ? List.of(inFile(plural(id), id.key(), "active", "true"))
        : line(ShellCommand.of("records", "activate").argument(id));
  }

  @Override
  public List<String> trackConversation(Action.TrackConversation action) {
    return line(
        ShellCommand.of("activities", "track").argument(action.activity()).flag("--conversation"));
  }

  @Override
  public List<String> trackMessage(Action.TrackMessage action) {
    return line(retry("--decision", action.decision()).flag("--by-hand"));
  }

  @Override
  public List<String> trackAnswered(Action.TrackAnswered action) {
    return line(retry("--decision", action.decision()).flag("--by-hand"));
  }

  @Override
  public List<String> createAgain(Action.CreateAgain action) {
    return line(retry("--decision", action.decision()));
  }

  @Override
  public List<String> decideAgain(Action.DecideAgain action) {
    return line(retry("--decision", action.decision()));
  }

  @Override
  public List<String> decideSenderAgain(Action.DecideSenderAgain action) {
    return line(retry("--sender", action.sender()));
  }

  private static ShellCommand retry(String option, Object value) {
    return ShellCommand.of("retry").option(option, value);
  }

  private static List<String> line(ShellCommand command) {
    return List.of(command.toString());
  }

  private static List<String> mailbox(MailboxId mailbox, String key, String value) {
    return List.of(inFile("mailboxes", mailbox.value(), key, value));
  }

  private static String removal(RecordId id, EmailAddress address) {
    return isConfigured(id)
        ? addressesInFile(id, "without " + address)
        : ShellCommand.of("records", "remove-address").argument(id).argument(address).toString();
  }

  private static String addressesInFile(RecordId id, String addresses) {
    return inFile(plural(id), id.key(), "addresses", addresses);
  }

  /** Users and queues are in the configuration file, other records in the storage. */
  private static boolean isConfigured(RecordId id) {
    return id.kind() == RecordKind.USER || id.kind() == RecordKind.QUEUE;
  }

  private static String plural(RecordId owner) {
    return owner.kind().word() + "s";
  }

  private static String inFile(String... keys) {
    return "in the configuration file: " + String.join(": ", keys);
  }
}
