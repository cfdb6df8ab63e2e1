package org.mailpromoter.console.whatif;

import static org.mailpromoter.installation.permission.Operation.TRY_SETTINGS;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.whatif.JteapplyGenerated;
import org.mailpromoter.console.template.whatif.JtebenchGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.AnalyzedMessages;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.service.Jobs;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The workbench: changes are tried together on past mail, and applied together. */
public final class WhatIfScreen implements Screen {
  static final String PATH = "/what-if";
  static final String APPLY = "/what-if/apply";

  /** So many messages are decided again within a moment; more of them are a job. */
  private static final int QUICK = 1_000;

  /** The most differences that are held. */
  private static final int MOST = 500;

  private final CommandTwins twins;
  private final Work work;

  /** Pages that show the commands that do the same. */
  public WhatIfScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, TRY_SETTINGS, this::bench),
        Screen.form(PATH, TRY_SETTINGS, this::begin),
        Screen.page(APPLY, TRY_SETTINGS, this::preview),
        Screen.form(APPLY, TRY_SETTINGS, visit -> new DraftApplication(visit).run()));
  }

  private Response bench(Visit visit)
      throws ConfigurationException, NotFoundException, ForbiddenException {
    DraftReader reader = new DraftReader(visit, visit.request().query());
    try {
      Draft draft = reader.read();
      if (reader.adds()) {
        return Response.seeOther(Queries.path(PATH, draft.query()));
      }
      return bench(visit, draft, reader.chosen());
    } catch (WrongInputException e) {
      return wrong(visit, reader, e);
    }
  }

  /** The bench with as much of the draft as is right, and the value that was typed. */
  private Response wrong(Visit visit, DraftReader reader, WrongInputException wrong)
      throws ConfigurationException, NotFoundException {
    Draft draft = reader.readable();
    Frame frame = frame(visit, draft);
    Optional<Mistakes> typed = reader.chosen().flatMap(setting -> reader.mistakes(wrong));
    frame = typed.isPresent() ? frame.with(typed.get()) : frame.with(wrong);
    return page(
        400, new WhatIfView(visit, draft, reader.chosen()).page(frame, Optional.empty(), ""));
  }

  private Response bench(Visit visit, Draft draft, Optional<String> setting)
      throws ConfigurationException, NotFoundException {
    Optional<WhatIfs.Answer> answer =
        draft.isEmpty() ? Optional.empty() : work.result(visit, WhatIfs.Answer.class);
    String waiting = "";
    if (!draft.isEmpty() && answer.isEmpty()) {
      long count =
          new AnalyzedMessages(visit.open()).count(filter(visit, draft), QUICK + 1).number();
      if (count > QUICK) {
        waiting =
            "More than "
                + Words.number(QUICK)
                + " messages are to be decided again. That is a job, and takes a while.";
      } else {
        answer = Optional.of(compare(visit, draft).with(visit.open(), new Task()));
      }
    }
    return page(
        200, new WhatIfView(visit, draft, setting).page(frame(visit, draft), answer, waiting));
  }

  private Frame frame(Visit visit, Draft draft) {
    return Frame.of(visit, Section.WHAT_IF, "What if")
        .twin(draft.isEmpty() ? List.of() : List.of(twins.whatIf(draft.query())), "");
  }

  private static Response page(int status, WhatIfPage page) {
    return Pages.of(status, output -> JtebenchGenerated.render(output, null, page));
  }

  private static DecisionFilter filter(Visit visit, Draft draft) {
    DecisionFilter recent =
        DecisionFilter.all().withReceivedFrom(visit.open().now().minus(draft.period().length()));
    return AnalyzedMessages.narrowed(recent, visit.permissions(), TRY_SETTINGS);
  }

  private static WhatIfs.Settings settings(OpenInstallation open, Draft draft)
      throws ConfigurationException, NotFoundException {
    WhatIfs.Settings settings = new WhatIfs(open).today();
    for (Draft.Change each : draft.changes()) {
      settings =
          each instanceof Draft.Track track
              ? settings.with(track.owner(), track.option())
              : settings.with(each.of(), each.value());
    }
    return settings;
  }

  /** What a draft would do, as the visitor may see it: now, or as a job later. */
  private static Comparison compare(Visit visit, Draft draft) {
    DecisionFilter filter = filter(visit, draft);
    Sight sight = visit.sight();
    return (open, task) ->
        new WhatIfs(open).compare(filter, settings(open, draft), MOST, task).shownTo(sight);
  }

  /** Work with an answer of its own type. */
  private interface Comparison extends Jobs.Work {
    @Override
    WhatIfs.Answer with(OpenInstallation open, Task task)
        throws ConfigurationException, NotFoundException;
  }

  /** Tries a draft on much mail: a job, which goes on to the workbench with its result. */
  private Response begin(Visit visit)
      throws ConfigurationException, NotFoundException, IOException, InterruptedException {
    DraftReader reader = new DraftReader(visit, visit.request().form());
    Draft draft;
    try {
      draft = reader.read();
    } catch (WrongInputException e) {
      return wrong(visit, reader, e);
    }
    if (draft.isEmpty()) {
      return Response.seeOther(PATH);
    }
    return work.begin(
        visit, TRY_SETTINGS, Queries.path(PATH, draft.query()), compare(visit, draft));
  }

  private Response preview(Visit visit) throws WrongInputException, ForbiddenException {
    Draft draft = new DraftReader(visit, visit.request().query()).read();
    DraftApplication application = new DraftApplication(visit);
    application.demand(draft);
    Frame frame =
        Frame.of(visit, Section.WHAT_IF, "Apply all")
            .under("What if", Queries.path(PATH, draft.query()))
            .twin(draft.isEmpty() ? List.of() : twins.actions(draft.query()), "");
    ApplyPage page = application.page(frame, draft);
    return Pages.of(output -> JteapplyGenerated.render(output, null, page));
  }
}
