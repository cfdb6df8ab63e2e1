package org.mailpromoter.console.setting;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Seal;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.core.policy.Choice;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.installation.change.Reversals;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** What the form of a setting does. */
final class SettingChange {
  private static final String UNDO = "undo";

  private final Visit visit;

  SettingChange(Visit visit) {
    this.visit = visit;
  }

  /** The sealed word of the address that puts the last change back; empty if there is none. */
  static String undo(Visit visit) {
    String word = visit.request().query().first(UNDO).orElse("");
    return new Seal(visit.formToken()).open(word).isPresent() ? word : "";
  }

  /** What the last change did. */
  static Optional<Notice> notice(Visit visit) {
    return visit
        .request()
        .query()
        .first("done")
        .map(
            done ->
                Notice.of(
                    Tone.YES,
                    done.equals("same")
                        ? "Nothing was changed: the setting has this value already."
                        : "Saved. Mail that is synchronized from now on is decided by it."));
  }

  Response run()
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          IOException {
    visit.permissions().demand(Operation.CHOOSE_SETTINGS, Belonging.TO_NOBODY);
    SettingsPage.Row row = SettingsScreen.row(visit);
    Fields form = visit.request().form();
    String deed = form.first("do").orElse("apply");
    if (!String.join("", form.all("now")).equals(row.value())) {
      throw StaleException.changed();
    }
    if (deed.equals(UNDO)) {
      return putBack(row, form);
    }
    Reversal reversal = reversal(row.key());
    Requester by = visit.requester("");
    SettingChoices choices = new SettingChoices(visit.open());
    if (deed.equals("reset")) {
      choices.reset(by, row.key());
    } else {
      String value = EffectivePolicy.checkValue(row.key(), String.join("", form.all("value")));
      if (value.equals(row.value())) {
        return Response.seeOther(row.href() + "?done=same");
      }
      choices.set(by, row.key(), value);
    }
    Fields query =
        Fields.none()
            .with("done", "saved")
            .with(UNDO, new Seal(visit.formToken()).seal(reversal.word()));
    return Response.seeOther(Queries.path(row.href(), query));
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

  private Response putBack(SettingsPage.Row row, Fields form)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException {
    Reversal reversal =
        new Seal(visit.formToken())
            .open(form.first(UNDO).orElse(""))
            .flatMap(Reversal::parse)
            .orElseThrow(() -> WrongInputException.of(UNDO, "This undo is of a former session."));
    new Reversals(visit.open(), visit.permissions(), visit.requester("")).run(reversal);
    return Response.seeOther(row.href() + "?done=saved");
  }
}
