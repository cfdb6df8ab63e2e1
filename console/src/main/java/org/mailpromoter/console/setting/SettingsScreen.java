package org.mailpromoter.console.setting;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.template.setting.JtelistGenerated;
import org.mailpromoter.console.template.setting.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.SettingsHistory;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The settings of the organization. */
public final class SettingsScreen implements Screen {
  private static final int HISTORY = 30;

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public SettingsScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(SettingRows.PATH, Operation.SEE_SETTINGS, this::list),
        Screen.page(SettingRows.PATH + "/{key}", Operation.SEE_SETTINGS, this::one),
        Screen.form(SettingRows.PATH + "/{key}", Operation.CHOOSE_SETTINGS, this::change));
  }

  private Response list(Visit visit) {
    List<SettingsPage.Group> groups = SettingRows.groups(visit.open());
    String warning =
        groups.stream()
            .flatMap(each -> each.rows().stream())
            .filter(each -> each.value().equals("no"))
            .map(SettingRows::warning)
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("");
    SettingsPage page =
        new SettingsPage(
            Frame.of(visit, Section.ORGANIZATION, "System settings, Email")
                .twin(List.of(twins.settings()), "/api/v1/settings"),
            warning,
            groups,
            history(visit));
    return Pages.of(output -> JtelistGenerated.render(output, null, page));
  }

  private static List<SettingsPage.Changed> history(Visit visit) {
    Instant now = visit.open().now();
    List<SettingsHistory.Changed> all =
        new ArrayList<>(new SettingsHistory(visit.open()).changes());
    Collections.reverse(all);
    return all.stream()
        .limit(HISTORY)
        .map(
            each ->
                new SettingsPage.Changed(
                    Moment.of(each.version().firstUsed(), now),
                    each.scope(),
                    each.key(),
                    each.before(),
                    each.after()))
        .toList();
  }

  private Response one(Visit visit)
      throws NotFoundException, WrongInputException, ConfigurationException {
    SettingsPage.Row row = row(visit);
    Fields query = visit.request().query();
    try {
      return page(visit, 200, row, Mistakes.NONE);
    } catch (ConfigurationException e) {
      return page(visit, 400, row, Mistakes.of(query, SettingView.VALUE, e.sentence()));
    }
  }

  private Response change(Visit visit)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          IOException {
    SettingsPage.Row row = row(visit);
    Fields form = visit.request().form();
    try {
      return new SettingChange(visit, row).run(form);
    } catch (ConfigurationException e) {
      return page(visit, 400, row, Mistakes.of(form, SettingView.VALUE, e.sentence()));
    }
  }

  /** The page, on which a value that is wrong is not tried. */
  private Response page(Visit visit, int status, SettingsPage.Row row, Mistakes mistakes)
      throws ConfigurationException {
    Frame frame =
        Frame.of(visit, Section.ORGANIZATION, row.key())
            .under("System settings, Email", SettingRows.PATH)
            .twin(
                twins.action(new Action.SetOrganization(row.key(), row.value())),
                "/api/v1/settings");
    SettingPage page = new SettingView(visit, row).page(frame.with(mistakes));
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  /** The setting of an address. */
  static SettingsPage.Row row(Visit visit) throws NotFoundException, WrongInputException {
    String key = visit.request().parameter("key");
    List<SettingsPage.Row> rows = SettingRows.of(visit.open());
    if (rows.stream().anyMatch(each -> each.key().equals(key) && each.href().isEmpty())) {
      throw WrongInputException.of(key, "This is set in the configuration file, and not here.");
    }
    return rows.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                NotFoundException.among(
                    NotFoundException.Kind.SETTING,
                    key,
                    rows.stream().map(SettingsPage.Row::key).toList()));
  }

  static boolean mayChange(Visit visit) {
    return visit.permissions().allows(Operation.CHOOSE_SETTINGS, Belonging.TO_NOBODY);
  }
}
