package org.mailpromoter.documents;

import java.util.List;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.diagnosis.english.EnglishAction;

/**
 * What to do, as an object with a {@code kind}, the values that the action needs, and a sentence.
 */
enum Actions implements Action.Cases<Members> {
  /** The only one. */
  INSTANCE;

  static Members of(Action action) {
    return action.match(INSTANCE).with("sentence", EnglishAction.of(action));
  }

  static List<Members> of(Change change) {
    return change.actions().stream().map(Actions::of).toList();
  }

  @Override
  public Members setTrack(Action.SetTrack action) {
    return Members.of("kind", "set-track")
        .with("owner", action.owner())
        .with("name", action.name())
        .with("track", action.option().word());
  }

  @Override
  public Members acceptMachineMail(Action.AcceptMachineMail action) {
    return Members.of("kind", "accept-machine-mail")
        .with("owner", action.owner())
        .with("name", action.name());
  }

  @Override
  public Members setOrganization(Action.SetOrganization action) {
    return Members.of("kind", "set-organization")
        .with("setting", action.key())
        .with("value", SettingForm.organization(action.key(), action.value()));
  }

  @Override
  public Members putFirst(Action.PutFirst action) {
    return Members.of("kind", "put-first")
        .with("strategy", action.strategy())
        .with("order", action.order());
  }

  @Override
  public Members enableMailbox(Action.EnableMailbox action) {
    return Members.of("kind", "enable-mailbox").with("mailbox", action.mailbox());
  }

  @Override
  public Members approveMailbox(Action.ApproveMailbox action) {
    return Members.of("kind", "approve-mailbox").with("mailbox", action.mailbox());
  }

  @Override
  public Members processFrom(Action.ProcessFrom action) {
    return Members.of("kind", "process-from")
        .with("mailbox", action.mailbox())
        .with("starts_at", action.start());
  }

  @Override
  public Members addContact(Action.AddContact action) {
    return Members.of("kind", "add-contact").with("address", action.address());
  }

  @Override
  public Members addAddress(Action.AddAddress action) {
    return Members.of("kind", "add-address")
        .with("owner", action.owner())
        .with("name", action.name())
        .with("address", action.address());
  }

  @Override
  public Members keepAddress(Action.KeepAddress action) {
    return Members.of("kind", "keep-address")
        .with("address", action.address())
        .with("kept", RecordDocuments.seen(action.kept()))
        .with("other_records", action.others());
  }

  @Override
  public Members activate(Action.Activate action) {
    return Members.of("kind", "activate")
        .with("seen_record", RecordDocuments.seen(action.record()));
  }

  @Override
  public Members trackConversation(Action.TrackConversation action) {
    return Members.of("kind", "track-conversation").with("activity", action.activity());
  }

  @Override
  public Members trackMessage(Action.TrackMessage action) {
    return Members.of("kind", "track-message").with("decision", action.decision());
  }

  @Override
  public Members trackAnswered(Action.TrackAnswered action) {
    return Members.of("kind", "track-answered").with("decision", action.decision());
  }

  @Override
  public Members createAgain(Action.CreateAgain action) {
    return Members.of("kind", "create-again").with("decision", action.decision());
  }

  @Override
  public Members decideAgain(Action.DecideAgain action) {
    return Members.of("kind", "decide-again").with("decision", action.decision());
  }

  @Override
  public Members decideSenderAgain(Action.DecideSenderAgain action) {
    return Members.of("kind", "decide-sender-again").with("sender", action.sender());
  }
}
