package org.mailpromoter.console.option;

import java.io.IOException;
import java.util.List;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.change.Retries;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.installation.change.TrackOptions;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;

/** What the form of the personal options does. */
final class OptionChange {
  private static final String SAVED =
      "Saved. Mail that is synchronized from now on is decided by it.";

  private static final Notice SAME =
      Notice.of(Tone.WAIT, "Nothing was changed: this option is chosen already.");

  private final Visit visit;

  OptionChange(Visit visit) {
    this.visit = visit;
  }

  /** The option of a form or query. */
  static TrackOption option(Fields fields) throws WrongInputException {
    return fields
        .first("track")
        .flatMap(TrackOption::parse)
        .orElseThrow(() -> WrongInputException.of("track", "Choose one of the five options."));
  }

  Response run(Owner owner)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          StaleException,
          IOException,
          InterruptedException {
    visit.permissions().demand(Operation.CHOOSE_TRACK_OPTION, Belonging.to(owner.id()));
    Fields form = visit.request().form();
    String deed = form.first("do").orElse("save");
    if (deed.equals("preview")) {
      return Response.seeOther(
          Queries.path(
              OptionAddresses.of(owner.id()) + "/preview",
              Fields.none().with("track", option(form).word())));
    }
    if (!form.first("now").orElse("").equals(owner.track().value().word())) {
      throw StaleException.changed();
    }
    if (deed.equals(Undo.FIELD)) {
      new Undo(visit).run(form);
      return Announcement.then(visit, OptionAddresses.of(owner.id()), SAVED);
    }
    Requester by = visit.requester("");
    if (deed.equals("reset")) {
      new TrackOptions(visit.open()).reset(by, owner.id());
      return done(owner, SAVED);
    }
    TrackOption option = option(form);
    if (!deed.equals("promote") && option == owner.track().value()) {
      return Announcement.then(visit, OptionAddresses.of(owner.id()), SAME);
    }
    if (!deed.equals("promote")) {
      new TrackOptions(visit.open()).set(by, owner.id(), option);
      return done(owner, SAVED);
    }
    String promoted = Words.count(promote(owner, option), "past message was", "past messages were");
    return done(owner, promoted + " promoted. New mail is decided by the option below.");
  }

  /** Sets the option, and decides the mail again that it lets pass. */
  private long promote(Owner owner, TrackOption option)
      throws NotFoundException, RefusedException, ForbiddenException, InterruptedException {
    visit.permissions().demand(Operation.RETRY_MESSAGES, Belonging.to(owner.id()));
    List<Long> passing =
        new OptionEffects(visit, owner)
            .of(option).differences().stream()
                .filter(each -> each.effects().contains(WhatIf.Effect.PROMOTED))
                .map(each -> each.message().id().value())
                .toList();
    Requester by = visit.requester("");
    new TrackOptions(visit.open()).set(by, owner.id(), option);
    Retries retries = new Retries(visit.open());
    return retries
        .retry(
            by,
            retries.decisions(passing),
            Retries.Manner.BY_SETTINGS,
            RetryTask.Gone.REPORT,
            new Task())
        .mailboxes()
        .stream()
        .mapToLong(RetryReport::promoted)
        .sum();
  }

  private Response done(Owner before, String said) {
    Reversal reversal =
        before.track().origin() instanceof Origin.ByChoice
            ? new Reversal.Track(before.id(), before.track().value())
            : new Reversal.TrackOfFile(before.id());
    Fields query = new Undo(visit).with(Fields.none(), List.of(reversal));
    return Announcement.then(visit, Queries.path(OptionAddresses.of(before.id()), query), said);
  }
}
