package org.mailpromoter.installation.change;

import java.util.Optional;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/**
 * Which use case does an action, and on which object. Empty for what is done in the configuration
 * file.
 */
final class RemedySteps implements Action.Cases<Optional<RemedySteps.Step>> {
  private final MailboxId mailbox;

  /**
   * How an action is done.
   *
   * @param operation the use case
   * @param of whose the object is
   */
  record Step(Operation operation, Belonging of) {}

  /** The steps of remedies for a message of a mailbox. */
  RemedySteps(MailboxId mailbox) {
    this.mailbox = mailbox;
  }

  private static Optional<Step> step(Operation operation, RecordId owner) {
    return Optional.of(new Step(operation, Belonging.to(owner)));
  }

  private static Optional<Step> everywhere(Operation operation) {
    return Optional.of(new Step(operation, Belonging.TO_NOBODY));
  }

  private Optional<Step> here(Operation operation) {
    return Optional.of(new Step(operation, Belonging.to(mailbox)));
  }

  private static boolean isConfigured(RecordId id) {
    return id.kind() == RecordKind.USER || id.kind() == RecordKind.QUEUE;
  }

  @Override
  public Optional<Step> setTrack(Action.SetTrack action) {
    return step(Operation.CHOOSE_TRACK_OPTION, action.owner());
  }

  @Override
  public Optional<Step> acceptMachineMail(Action.AcceptMachineMail action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> setOrganization(Action.SetOrganization action) {
    return everywhere(Operation.CHOOSE_SETTINGS);
  }

  @Override
  public Optional<Step> putFirst(Action.PutFirst action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> enableMailbox(Action.EnableMailbox action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> approveMailbox(Action.ApproveMailbox action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> processFrom(Action.ProcessFrom action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> addContact(Action.AddContact action) {
    return everywhere(Operation.CHANGE_RECORDS);
  }

  @Override
  public Optional<Step> addAddress(Action.AddAddress action) {
    return Optional.empty();
  }

  @Override
  public Optional<Step> keepAddress(Action.KeepAddress action) {
    return action.others().stream().anyMatch(RemedySteps::isConfigured)
        ? Optional.empty()
        : everywhere(Operation.CHANGE_RECORDS);
  }

  @Override
  public Optional<Step> activate(Action.Activate action) {
    return isConfigured(action.record().id())
        ? Optional.empty()
        : everywhere(Operation.CHANGE_RECORDS);
  }

  @Override
  public Optional<Step> trackConversation(Action.TrackConversation action) {
    return here(Operation.CHANGE_ACTIVITY);
  }

  @Override
  public Optional<Step> trackMessage(Action.TrackMessage action) {
    return here(Operation.TRACK_MESSAGE);
  }

  @Override
  public Optional<Step> trackAnswered(Action.TrackAnswered action) {
    return here(Operation.TRACK_MESSAGE);
  }

  @Override
  public Optional<Step> createAgain(Action.CreateAgain action) {
    return here(Operation.RETRY_MESSAGES);
  }

  @Override
  public Optional<Step> decideAgain(Action.DecideAgain action) {
    return here(Operation.RETRY_MESSAGES);
  }

  @Override
  public Optional<Step> decideSenderAgain(Action.DecideSenderAgain action) {
    return here(Operation.RETRY_MESSAGES);
  }
}
