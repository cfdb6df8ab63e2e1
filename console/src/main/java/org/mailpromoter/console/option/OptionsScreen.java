package org.mailpromoter.console.option;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.OptionAddresses;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Undo;
import org.mailpromoter.console.message.DifferenceRows;
import org.mailpromoter.console.message.Impacts;
import org.mailpromoter.console.message.PastMail;
import org.mailpromoter.console.template.option.JteoneGenerated;
import org.mailpromoter.console.template.option.JteownersGenerated;
import org.mailpromoter.console.template.option.JtepreviewGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.WhatIf;
import org.mailpromoter.core.diagnosis.english.EnglishOrigin;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.ask.WhatIfs;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The personal options: which incoming mail of a user or queue is tracked. */
public final class OptionsScreen implements Screen {
  /** So many messages are decided again five times within a second. */
  private static final long QUICK = 1_000;

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public OptionsScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page("/me/options", Operation.SEE_TRACK_OPTIONS, this::mine),
        Screen.page(
            "/users/{key}/options",
            Operation.SEE_TRACK_OPTIONS,
            visit -> page(visit, RecordKind.USER)),
        Screen.page(
            "/queues/{key}/options",
            Operation.SEE_TRACK_OPTIONS,
            visit -> page(visit, RecordKind.QUEUE)),
        Screen.page(
            "/users/{key}/options/preview",
            Operation.TRY_SETTINGS,
            visit -> preview(visit, RecordKind.USER)),
        Screen.page(
            "/queues/{key}/options/preview",
            Operation.TRY_SETTINGS,
            visit -> preview(visit, RecordKind.QUEUE)),
        Screen.form(
            "/users/{key}/options",
            Operation.CHOOSE_TRACK_OPTION,
            visit -> new OptionChange(visit).run(owner(visit, RecordKind.USER))),
        Screen.form(
            "/queues/{key}/options",
            Operation.CHOOSE_TRACK_OPTION,
            visit -> new OptionChange(visit).run(owner(visit, RecordKind.QUEUE))));
  }

  /** One's own options; those of all for who is no configured user. */
  private Response mine(Visit visit) {
    List<RecordId> own = visit.permissions().owners().stream().toList();
    if (own.size() == 1) {
      return Response.seeOther(OptionAddresses.of(own.get(0)));
    }
    List<OwnersPage.Row> rows =
        Stream.of(RecordKind.USER, RecordKind.QUEUE)
            .flatMap(kind -> new OwnerList(visit.open()).list(kind).stream())
            .map(OwnerList.Row::owner)
            .filter(
                each ->
                    visit
                        .permissions()
                        .allows(Operation.SEE_TRACK_OPTIONS, Belonging.to(each.id())))
            .map(OptionsScreen::row)
            .toList();
    String title = own.isEmpty() ? "Options of users and queues" : "My options";
    OwnersPage page =
        new OwnersPage(
            Frame.of(visit, Section.MY_OPTIONS, title)
                .twin(List.of(twins.owners()), "/api/v1/users"),
            rows);
    return Pages.of(output -> JteownersGenerated.render(output, null, page));
  }

  private static OwnersPage.Row row(Owner owner) {
    return new OwnersPage.Row(
        OptionAddresses.of(owner.id()),
        owner.name(),
        owner.id().kind().word(),
        owner.track().value().toString(),
        EnglishOrigin.of(owner.track().origin()));
  }

  private Response page(Visit visit, RecordKind kind) throws NotFoundException, ForbiddenException {
    Owner owner = owner(visit, kind);
    boolean asked = visit.request().query().first("impact").isPresent();
    boolean counted = asked || new PastMail(visit).count() <= QUICK;
    Map<TrackOption, WhatIfs.Answer> effects =
        counted ? new OptionEffects(visit, owner).all() : Map.of();
    OptionsPage page =
        new OptionsView(visit, owner).page(frame(visit, owner), effects, new Undo(visit).word());
    return Pages.of(output -> JteoneGenerated.render(output, null, page));
  }

  static Owner owner(Visit visit, RecordKind kind) throws NotFoundException, ForbiddenException {
    RecordId id = visit.open().parts().owner(kind, visit.request().parameter("key"));
    visit.permissions().demand(Operation.SEE_TRACK_OPTIONS, Belonging.to(id));
    return visit.open().policy().owner(id).orElseThrow();
  }

  private Frame frame(Visit visit, Owner owner) {
    boolean own = visit.identity().user().filter(owner.id()::equals).isPresent();
    Frame frame =
        Frame.of(visit, Section.MY_OPTIONS, own ? "My options" : "Options of " + owner.name())
            .twin(
                twins.action(new Action.SetTrack(owner.id(), owner.name(), owner.track().value())),
                "/api/v1" + OptionAddresses.of(owner.id()));
    return own ? frame : frame.under("Options of users and queues", "/me/options");
  }

  private Response preview(Visit visit, RecordKind kind)
      throws NotFoundException, ForbiddenException, WrongInputException {
    Owner owner = owner(visit, kind);
    TrackOption option = OptionChange.option(visit.request().query());
    WhatIfs.Answer answer = new OptionEffects(visit, owner).of(option);
    OptionPreview page =
        new OptionPreview(
            Frame.of(visit, Section.MY_OPTIONS, option.label())
                .under("Options of " + owner.name(), OptionAddresses.of(owner.id()))
                .twin(twins.action(new Action.SetTrack(owner.id(), owner.name(), option)), ""),
            OptionAddresses.of(owner.id()),
            option.word(),
            owner.track().value().word(),
            Impacts.sentence(answer.summary()),
            new OptionsView(visit, owner).locked().isEmpty(),
            answer.summary().count(WhatIf.Effect.PROMOTED),
            DifferenceRows.of(answer.shownTo(visit.sight()), visit.open().now()));
    return Pages.of(output -> JtepreviewGenerated.render(output, null, page));
  }
}
