package org.mailpromoter.core.diagnosis.english;

import java.util.stream.Collectors;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.party.RecordId;

/**
 * Actions as imperatives without a full stop.
 *
 * @since 0.1
 */
public final class EnglishAction implements Action.Cases<String> {
  private static final EnglishAction INSTANCE = new EnglishAction();

  private EnglishAction() {}

  /** What to do. */
  public static String of(Action action) {
    return action.match(INSTANCE);
  }

  /** What to do for a change: its actions, one after the other. */
  public static String of(Change change) {
    return English.capitalized(
        change.actions().stream()
            .map(EnglishAction::of)
            .map(English::uncapitalized)
            .collect(Collectors.joining(", and ")));
  }

  @Override
  public String setTrack(Action.SetTrack action) {
    return "Set the Track option of "
        + named(action.owner(), action.name())
        + " to "
        + action.option();
  }

  @Override
  public String acceptMachineMail(Action.AcceptMachineMail action) {
    return "Let " + named(action.owner(), action.name()) + " accept machine mail";
  }

  @Override
  public String setOrganization(Action.SetOrganization action) {
    return "Set the organization's " + action.key() + " to " + action.value();
  }

  @Override
  public String putFirst(Action.PutFirst action) {
    return "Put " + action.strategy() + " first in correlation-order";
  }

  @Override
  public String enableMailbox(Action.EnableMailbox action) {
    return "Set enabled of the mailbox " + action.mailbox() + " to yes";
  }

  @Override
  public String approveMailbox(Action.ApproveMailbox action) {
    return "Approve the mailbox " + action.mailbox();
  }

  @Override
  public String processFrom(Action.ProcessFrom action) {
    return "Move process-from of the mailbox " + action.mailbox() + " back to " + action.start();
  }

  @Override
  public String addContact(Action.AddContact action) {
    return "Add " + action.address() + " to the contacts";
  }

  @Override
  public String addAddress(Action.AddAddress action) {
    return "Add "
        + action.address()
        + " to the addresses of "
        + named(action.owner(), action.name());
  }

  @Override
  public String keepAddress(Action.KeepAddress action) {
    return "Remove "
        + action.address()
        + " from all records but "
        + EnglishEvidence.named(action.kept());
  }

  @Override
  public String activate(Action.Activate action) {
    return "Activate " + EnglishEvidence.named(action.record());
  }

  @Override
  public String trackConversation(Action.TrackConversation action) {
    return "Resume tracking the conversation of email activity " + action.activity();
  }

  @Override
  public String trackMessage(Action.TrackMessage action) {
    return "Track this message by hand";
  }

  @Override
  public String trackAnswered(Action.TrackAnswered action) {
    return "Track the mail that it answers by hand (decision " + action.decision() + ")";
  }

  @Override
  public String createAgain(Action.CreateAgain action) {
    return "Retry creating the activity after the problem is fixed";
  }

  @Override
  public String decideAgain(Action.DecideAgain action) {
    return "Decide the message again";
  }

  @Override
  public String decideSenderAgain(Action.DecideSenderAgain action) {
    return "Nothing else: the current settings would promote it";
  }

  private static String named(RecordId owner, String name) {
    return "the " + owner.kind().word() + " " + name;
  }
}
