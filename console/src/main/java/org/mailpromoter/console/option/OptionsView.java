package org.mailpromoter.console.option;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Setting;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;

/** Makes the page of the personal options of one user or queue. */
final class OptionsView {
  private final Visit visit;
  private final Owner owner;

  OptionsView(Visit visit, Owner owner) {
    this.visit = visit;
    this.owner = owner;
  }

  /**
   * The page.
   *
   * @param effects what each option would have done; empty if it is not counted yet
   * @param undo the sealed word that puts the last change back; empty if none
   */
  OptionsPage page(Frame frame, Map<TrackOption, WhatIfs.Answer> effects, String undo) {
    String action = OptionAddresses.of(owner.id());
    return new OptionsPage(
        frame,
        action,
        "Which incoming mail of "
            + owner.name()
            + " becomes an email activity, and what each choice would have done in the last 30"
            + " days.",
        locked(),
        EnglishOrigin.of(owner.track().origin()),
        owner.track().value().word(),
        undo,
        owner.track().origin() instanceof Origin.ByChoice,
        Stream.of(TrackOption.values()).map(each -> option(each, effects, action)).toList(),
        effects.isEmpty() ? action + "?impact=30d" : "",
        history());
  }

  /** Why the visitor cannot choose; empty if he can. */
  String locked() {
    Optional<Setting<TrackOption>> forced =
        visit.open().policy().organization().forcedTrackOption();
    if (forced.isPresent() && owner.id().kind() == RecordKind.USER) {
      return "The organization forces "
          + forced.get().value()
          + " for all users ("
          + EnglishOrigin.of(forced.get().origin())
          + ").";
    }
    return visit.permissions().allows(Operation.CHOOSE_TRACK_OPTION, Belonging.to(owner.id()))
        ? ""
        : "You may look at these options, and not change them.";
  }

  private OptionsPage.Option option(
      TrackOption option, Map<TrackOption, WhatIfs.Answer> effects, String action) {
    Optional<WhatIfs.Answer> answer = Optional.ofNullable(effects.get(option));
    return new OptionsPage.Option(
        option.word(),
        option.label(),
        note(option),
        option == owner.track().value(),
        answer.map(OptionEffects::sentence).orElse(""),
        answer.map(each -> OptionEffects.percent(each, WhatIf.Effect.PROMOTED)).orElse(0),
        answer.map(each -> OptionEffects.percent(each, WhatIf.Effect.NOT_PROMOTED)).orElse(0),
        answer
            .filter(each -> !each.differences().isEmpty())
            .map(each -> action + "/preview?track=" + option.word())
            .orElse(""));
  }

  private String note(TrackOption option) {
    String standard = option == Owner.standardOption(owner.id().kind()) ? " The default." : "";
    return switch (option) {
          case ALL -> "From any sender.";
          case REPLIES -> "Replies to mail that is an activity.";
          case LEADS_CONTACTS_ACCOUNTS -> "The sender must be a known lead, contact or account.";
          case EMAIL_ENABLED_RECORDS -> "The sender must be any record with an email address.";
          case NONE -> "Mail that somebody marks is tracked all the same.";
        }
        + standard;
  }

  private List<OptionsPage.Chosen> history() {
    Instant now = visit.open().now();
    List<OptionsPage.Chosen> all = new ArrayList<>();
    for (Choice each : new SettingsHistory(visit.open()).choices()) {
      if (each.scope().equals(owner.id().toString()) && each.key().equals(EffectivePolicy.TRACK)) {
        all.add(
            0,
            new OptionsPage.Chosen(
                Moment.of(each.at(), now),
                EnglishActor.of(each.who()),
                TrackOption.parse(each.value())
                    .map(TrackOption::toString)
                    .orElse("taken back: the configuration file applies")));
      }
    }
    return all;
  }
}
