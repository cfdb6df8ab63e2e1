package org.mailpromoter.console.setting;

import java.util.List;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** What the form of a setting does. */
final class SettingChange {
  private static final String SAVED =
      "Saved. Mail that is synchronized from now on is decided by it.";

  private static final Notice SAME =
      Notice.of(Tone.WAIT, "Nothing was changed: the setting has this value already.");

  private final Visit visit;
  private final SettingsPage.Row row;

  SettingChange(Visit visit, SettingsPage.Row row) {
    this.visit = visit;
    this.row = row;
  }

  Response run(Fields form)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          StaleException {
    visit.permissions().demand(Operation.CHOOSE_SETTINGS, Belonging.TO_NOBODY);
    String deed = form.first("do").orElse("apply");
    if (!String.join("", form.all("now")).equals(row.value())) {
      throw StaleException.changed();
    }
    if (deed.equals(Undo.FIELD)) {
      new Undo(visit).run(form);
      return Announcement.then(visit, row.href(), SAVED);
    }
    Reversal reversal = reversal(row.key());
    Requester by = visit.requester("");
    SettingChoices choices = new SettingChoices(visit.open());
    if (deed.equals("reset")) {
      choices.reset(by, row.key());
    } else {
      String value =
          EffectivePolicy.checkValue(row.key(), String.join("", form.all(SettingView.VALUE)));
      if (value.equals(row.value())) {
        return Announcement.then(visit, row.href(), SAME);
      }
      choices.set(by, row.key(), value);
    }
    Fields query = new Undo(visit).with(Fields.none(), List.of(reversal));
    return Announcement.then(visit, Queries.path(row.href(), query), SAVED);
  }

  /** What is in force before the change. */
  private Reversal reversal(String key) {
    List<Choice> own =
        new SettingsHistory(visit.open())
            .choices().stream()
                .filter(each -> each.scope().equals(Choice.ORGANIZATION) && each.key().equals(key))
                .toList();
    String last = own.isEmpty() ? "" : own.get(own.size() - 1).value();
    return last.isEmpty() ? new Reversal.SettingOfFile(key) : new Reversal.Setting(key, last);
  }
}
