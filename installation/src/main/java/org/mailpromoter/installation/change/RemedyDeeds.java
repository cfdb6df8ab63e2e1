package org.mailpromoter.installation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;

/** Does the actions of a remedy, each by its use case, and says what puts it back. */
final class RemedyDeeds {
  private final OpenInstallation open;
  private final Requester by;

  RemedyDeeds(OpenInstallation open, Requester by) {
    this.open = open;
    this.by = by;
  }

  /** Does an action; those that decide messages again are not done here. */
  List<Reversal> run(Action action)
      throws NotFoundException, RefusedException, ConfigurationException {
    if (action instanceof Action.SetTrack it) {
      return track(it);
    }
    if (action instanceof Action.SetOrganization it) {
      return setting(it);
    }
    if (action instanceof Action.AddContact it) {
      return contact(it);
    }
    if (action instanceof Action.KeepAddress it) {
      return keep(it);
    }
    if (action instanceof Action.Activate it) {
      new Records(open).activate(by, it.record().id(), true);
      return List.of(new Reversal.Deactivate(it.record().id()));
    }
    if (action instanceof Action.TrackConversation it) {
      return conversation(it);
    }
    return List.of();
  }

  private List<Reversal> track(Action.SetTrack action) {
    Optional<String> before = chosen(action.owner().toString(), EffectivePolicy.TRACK);
    new TrackOptions(open).set(by, action.owner(), action.option());
    Reversal file = new Reversal.TrackOfFile(action.owner());
    return List.of(
        before
            .flatMap(TrackOption::parse)
            .<Reversal>map(option -> new Reversal.Track(action.owner(), option))
            .orElse(file));
  }

  private List<Reversal> setting(Action.SetOrganization action) throws ConfigurationException {
    Optional<String> before = chosen(Choice.ORGANIZATION, action.key());
    new SettingChoices(open).set(by, action.key(), action.value());
    Reversal file = new Reversal.SettingOfFile(action.key());
    return List.of(
        before.<Reversal>map(value -> new Reversal.Setting(action.key(), value)).orElse(file));
  }

  private Optional<String> chosen(String scope, String key) {
    return open.storage().choiceStore().choices().stream()
        .filter(each -> each.scope().equals(scope) && each.key().equals(key))
        .map(Choice::value)
        .findFirst();
  }

  private List<Reversal> contact(Action.AddContact action) throws RefusedException {
    RecordId id = new RecordId(RecordKind.CONTACT, action.address().value());
    new Records(open).addAddresses(by, id, List.of(action.address()));
    return List.of(new Reversal.Remove(id, action.address()));
  }

  private List<Reversal> keep(Action.KeepAddress action)
      throws NotFoundException, RefusedException {
    List<Reversal> reversals = new ArrayList<>();
    for (RecordId other : action.others()) {
      new Records(open).removeAddress(by, other, action.address());
      reversals.add(new Reversal.GiveBack(other, action.address()));
    }
    return reversals;
  }

  private List<Reversal> conversation(Action.TrackConversation action) throws NotFoundException {
    new ActivityChanges(open)
        .track(by, action.activity().value(), Tracking.TRACKED, TrackingChange.Extent.CONVERSATION);
    return List.of(new Reversal.StopConversation(action.activity()));
  }
}
