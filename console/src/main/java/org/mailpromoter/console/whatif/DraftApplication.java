package org.mailpromoter.console.whatif;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.SettingChoices;
import org.mailpromoter.installation.change.TrackOptions;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** Makes all changes of a draft, if the visitor may make each of them. */
final class DraftApplication {
  /** The values that the visitor saw in force, in the order of the changes. */
  private static final String NOW = "now";

  private final Visit visit;

  DraftApplication(Visit visit) {
    this.visit = visit;
  }

  /** Refuses a draft of which the visitor may not make every change. */
  void demand(Draft draft) throws ForbiddenException {
    for (Draft.Change each : draft.changes()) {
      visit.permissions().demand(each.operation(), each.belonging());
    }
  }

  ApplyPage page(Frame frame, Draft draft) {
    List<WhatIfPage.Hidden> hidden = new ArrayList<>(WhatIfView.hidden(draft.query()));
    draft.changes().stream()
        .map(each -> new WhatIfPage.Hidden(NOW, WhatIfView.now(visit, each)))
        .forEach(hidden::add);
    int count = draft.changes().size();
    return new ApplyPage(
        frame,
        draft.changes().stream().map(each -> WhatIfView.change(visit, each, "")).toList(),
        hidden,
        count == 0 ? "" : "Apply " + Words.count(count, "change", "changes"),
        Queries.path(WhatIfScreen.PATH, draft.query()));
  }

  Response run()
      throws WrongInputException,
          ForbiddenException,
          ConfigurationException,
          StaleException,
          IOException {
    Fields form = visit.request().form();
    Draft draft = new DraftReader(visit, form.without(NOW)).read();
    demand(draft);
    List<String> now = draft.changes().stream().map(each -> WhatIfView.now(visit, each)).toList();
    if (!now.equals(form.all(NOW))) {
      throw StaleException.changed();
    }
    Requester by = visit.requester("");
    for (Draft.Change each : draft.changes()) {
      if (each instanceof Draft.Track track) {
        new TrackOptions(visit.open()).set(by, track.owner(), track.option());
      } else {
        new SettingChoices(visit.open()).set(by, each.of(), each.value());
      }
    }
    String said = Words.count(draft.changes().size(), "change applies", "changes apply");
    return Announcement.then(
        visit, WhatIfScreen.PATH, said + " to mail that is synchronized from now on.");
  }
}
