package org.mailpromoter.console.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.setting.SettingField;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;

/** Makes the page of the workbench. */
final class WhatIfView {
  private static final int MOST_OWNERS = 500;

  private final Visit visit;
  private final Draft draft;
  private final Optional<String> setting;

  /**
   * A view.
   *
   * @param setting the setting whose value is to be chosen; empty before one is chosen
   */
  WhatIfView(Visit visit, Draft draft, Optional<String> setting) {
    this.visit = visit;
    this.draft = draft;
    this.setting = setting;
  }

  WhatIfPage page(Frame frame, Optional<WhatIfs.Answer> answer, String waiting) {
    return new WhatIfPage(
        frame,
        draft.changes().stream().map(this::change).toList(),
        hidden(draft.query()),
        period(),
        DraftReader.triesSettings(visit.permissions()) ? List.of(settings()) : List.of(),
        setting.map(key -> value(key, frame)).stream().toList(),
        owners(),
        options(),
        waiting,
        answer
            .map(each -> new Results(each, draft.period(), visit.open().now()))
            .map(Results::result)
            .stream()
            .toList(),
        mayApply() ? Queries.path(WhatIfScreen.APPLY, draft.query()) : "");
  }

  /** Whether the visitor may make each change of the draft. */
  private boolean mayApply() {
    return !draft.isEmpty()
        && draft.changes().stream()
            .allMatch(each -> visit.permissions().allows(each.operation(), each.belonging()));
  }

  static List<WhatIfPage.Hidden> hidden(Fields query) {
    List<WhatIfPage.Hidden> all = new ArrayList<>();
    for (String name : query.names()) {
      query.all(name).forEach(value -> all.add(new WhatIfPage.Hidden(name, value)));
    }
    return all;
  }

  private WhatIfPage.Change change(Draft.Change each) {
    String drop = Queries.path(WhatIfScreen.PATH, draft.without(each).query());
    return change(visit, each, drop);
  }

  static WhatIfPage.Change change(Visit visit, Draft.Change each, String drop) {
    if (each instanceof Draft.Track track) {
      Owner owner = visit.open().policy().owner(track.owner()).orElseThrow();
      return new WhatIfPage.Change(
          "Track option of " + owner.name(),
          OptionAddresses.of(track.owner()),
          owner.track().value().label(),
          track.option().label(),
          drop);
    }
    return new WhatIfPage.Change(
        each.of(), "/settings/" + Queries.encoded(each.of()), now(visit, each), each.value(), drop);
  }

  /** The value in force, as a word. */
  static String now(Visit visit, Draft.Change each) {
    return each instanceof Draft.Track track
        ? visit.open().policy().owner(track.owner()).orElseThrow().track().value().word()
        : EffectivePolicy.value(visit.open().policy().organization(), each.of());
  }

  private Choices period() {
    List<Choices.Choice> all =
        Stream.of(Period.values())
            .map(each -> new Choices.Choice(each.word(), each.label(), each == draft.period()))
            .toList();
    return new Choices(Period.FIELD, "Mail of", all);
  }

  private Choices settings() {
    List<Link> keys =
        Stream.concat(
                Stream.of(OrganizationSwitch.values()).map(OrganizationSwitch::key),
                Stream.of(OrganizationValue.values()).map(OrganizationValue::key))
            .sorted()
            .map(key -> new Link(key, key))
            .toList();
    return Choices.of(DraftReader.CHOSEN, "Setting", "Choose one", keys, setting.orElse(""));
  }

  /** A switch is offered with its other value, as the one in force would change nothing. */
  private WhatIfPage.Value value(String key, Frame frame) {
    String now = EffectivePolicy.value(visit.open().policy().organization(), key);
    boolean isSwitch = OrganizationSwitch.of(key).isPresent();
    String other = isSwitch ? now.equals("yes") ? "no" : "yes" : now;
    String drafted =
        draft.changes().stream()
            .filter(each -> each.field().equals(Draft.SET) && each.of().equals(key))
            .map(Draft.Change::value)
            .findFirst()
            .orElse(other);
    String typed = frame.mistakes().typed(DraftReader.NEW_VALUE, drafted);
    return new WhatIfPage.Value(key, now, SettingField.of(key, typed));
  }

  private List<Choices> owners() {
    List<Link> own =
        visit.open().policy().owners().stream()
            .filter(
                each -> visit.permissions().allows(Operation.TRY_SETTINGS, Belonging.to(each.id())))
            .limit(MOST_OWNERS)
            .map(each -> new Link(each.name(), each.id().toString()))
            .toList();
    return own.isEmpty()
        ? List.of()
        : List.of(Choices.of(DraftReader.NEW_OWNER, "User or queue", "Choose one", own, ""));
  }

  private static Choices options() {
    List<Choices.Choice> all =
        Stream.of(TrackOption.values())
            .map(each -> new Choices.Choice(each.word(), each.label(), each == TrackOption.ALL))
            .toList();
    return new Choices(DraftReader.NEW_OPTION, "Tracks", all);
  }
}
