package org.mailpromoter.console.setting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.console.message.DifferenceRows;
import org.mailpromoter.console.message.Impacts;
import org.mailpromoter.console.message.PastMail;
import org.mailpromoter.core.diagnosis.english.EnglishActor;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.ask.WhatIfs;

/** Makes the page of one setting. */
final class SettingView {
  /** The field of a value. */
  static final String VALUE = "value";

  private final Visit visit;
  private final SettingsPage.Row row;

  SettingView(Visit visit, SettingsPage.Row row) {
    this.visit = visit;
    this.row = row;
  }

  SettingPage page(Frame frame) throws ConfigurationException {
    Optional<String> value = visit.request().query().first(VALUE);
    boolean tried = value.isPresent() && frame.mistakes().isEmpty();
    return new SettingPage(
        frame,
        row,
        SettingRows.warning(row),
        SettingField.of(row.key(), frame.mistakes().typed(VALUE, value.orElse(row.value()))),
        SettingsScreen.mayChange(visit),
        new Undo(visit).word(),
        chosen(),
        tried ? List.of(tried(value.get())) : List.of(),
        history());
  }

  private boolean chosen() {
    List<Choice> all = own();
    return !all.isEmpty() && !all.get(0).value().isEmpty();
  }

  private SettingPage.Tried tried(String value) throws ConfigurationException {
    WhatIfs.Answer answer =
        new PastMail(visit).compare(new WhatIfs(visit.open()).today().with(row.key(), value));
    return new SettingPage.Tried(
        value,
        Impacts.sentence(answer.summary()),
        DifferenceRows.of(answer.shownTo(visit.sight()), visit.open().now()));
  }

  /** The choices of this setting, the latest first. */
  private List<Choice> own() {
    List<Choice> all = new ArrayList<>();
    for (Choice each : new SettingsHistory(visit.open()).choices()) {
      if (each.scope().equals(Choice.ORGANIZATION) && each.key().equals(row.key())) {
        all.add(0, each);
      }
    }
    return all;
  }

  private List<SettingPage.Chosen> history() {
    Instant now = visit.open().now();
    return own().stream()
        .map(
            each ->
                new SettingPage.Chosen(
                    Moment.of(each.at(), now), EnglishActor.of(each.who()), each.value()))
        .toList();
  }
}
