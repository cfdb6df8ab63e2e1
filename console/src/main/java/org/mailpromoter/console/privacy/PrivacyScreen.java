package org.mailpromoter.console.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.job.ErasureWords;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.console.template.privacy.JteeraseGenerated;
import org.mailpromoter.console.template.privacy.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.ask.StoredPerson;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/**
 * What is kept of people, and deleting it. The pages before a deletion are guarded like it, so that
 * people log in again before they confirm, and not after.
 */
public final class PrivacyScreen implements Screen {
  static final String PATH = "/privacy";

  private static final String ADDRESS = "address";
  private static final String CONFIRMED = "confirmed";
  private static final String FIND = PATH + "/find";
  private static final String FOUND = PATH + "/found";
  private static final String ERASE = PATH + "/erase";
  private static final String FORGET = PATH + "/forget";

  private final CommandTwins twins;
  private final Work work;

  /**
   * Pages that show the commands that do the same.
   *
   * @param work searches and deletes: everything that is stored is read
   */
  public PrivacyScreen(CommandTwins twins, Work work) {
    this.twins = Objects.requireNonNull(twins, "twins");
    this.work = Objects.requireNonNull(work, "work");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.FIND_PERSON, this::page),
        Screen.form(FIND, Operation.FIND_PERSON, this::find),
        Screen.page(FOUND, Operation.FIND_PERSON, this::found),
        Screen.page(ERASE, Operation.ERASE_PERSON, this::before),
        Screen.form(ERASE, Operation.ERASE_PERSON, this::eraseNow),
        Screen.page(FORGET, Operation.FORGET, this::beforeForgetting),
        Screen.form(FORGET, Operation.FORGET, this::forgetNow));
  }

  private Response page(Visit visit) {
    String typed = visit.request().query().first(ADDRESS).orElse("").strip();
    Frame frame = frame(visit);
    return page(200, done(visit).map(frame::with).orElse(frame), visit, typed);
  }

  private static Frame frame(Visit visit) {
    return Frame.of(visit, Section.PRIVACY, "Privacy").twin(List.of(), "/api/v1/privacy");
  }

  private static Response page(int status, Frame frame, Visit visit, String typed) {
    PrivacyPage page = new PrivacyView(visit).page(frame, typed);
    return Pages.of(status, output -> JteoneGenerated.render(output, null, page));
  }

  /** What the deletion did that led here. */
  private Optional<Notice> done(Visit visit) {
    return work.result(visit, Privacy.Erased.class)
        .map(ErasureWords::of)
        .or(() -> work.result(visit, Erasures.Forgotten.class).map(ErasureWords::of))
        .map(each -> Notice.of(Tone.YES, each));
  }

  private static Optional<EmailAddress> address(Fields fields) {
    return EmailAddress.parse(fields.first(ADDRESS).orElse("").strip());
  }

  private Response find(Visit visit) throws IOException, InterruptedException {
    Fields form = visit.request().form();
    Optional<EmailAddress> address = address(form);
    if (address.isEmpty()) {
      Mistakes mistakes = Mistakes.of(form, ADDRESS, "This is not an e-mail address.");
      return page(400, frame(visit).with(mistakes), visit, "");
    }
    return work.begin(
        visit,
        Operation.FIND_PERSON,
        FOUND,
        (open, task) -> new StoredPerson(open).find(address.get(), task));
  }

  /** What was found, as long as the result is kept. */
  private StoredPerson.Answer answer(Visit visit) throws NotFoundException {
    String job = visit.request().query().first(Work.JOB).orElse("");
    return work.result(visit, StoredPerson.Answer.class)
        .orElseThrow(() -> NotFoundException.of(NotFoundException.Kind.JOB, job));
  }

  private Response found(Visit visit) throws NotFoundException {
    StoredPerson.Answer answer = answer(visit);
    Frame frame =
        under(visit, "Where an address is stored", twins.findPerson(answer.address().value()));
    return erasing(200, visit, frame, answer, false);
  }

  private static Frame under(Visit visit, String title, String twin) {
    String api =
        visit
            .request()
            .query()
            .first(Work.JOB)
            .map(each -> "/api/v1/jobs/" + Queries.encoded(each))
            .orElse("");
    return Frame.of(visit, Section.PRIVACY, title).under("Privacy", PATH).twin(List.of(twin), api);
  }

  private Response before(Visit visit) throws NotFoundException {
    return confirm(200, visit, answer(visit), Mistakes.NONE);
  }

  private Response confirm(int status, Visit visit, StoredPerson.Answer answer, Mistakes mistakes) {
    Frame frame = under(visit, "Erase a person", twins.erasePerson(answer.address().value()));
    return erasing(status, visit, frame.with(mistakes), answer, true);
  }

  private static Response erasing(
      int status, Visit visit, Frame frame, StoredPerson.Answer answer, boolean asks) {
    String job = visit.request().query().first(Work.JOB).orElse("");
    String erase = Queries.path(ERASE, Fields.none().with(Work.JOB, job));
    ErasePage page =
        new ErasePage(
            frame, answer.address().value(), asks, List.of(PrivacyView.found(answer, erase)));
    return Pages.of(status, output -> JteeraseGenerated.render(output, null, page));
  }

  private Response eraseNow(Visit visit)
      throws WrongInputException, IOException, InterruptedException {
    Fields form = visit.request().form();
    EmailAddress address =
        address(form)
            .orElseThrow(() -> WrongInputException.of(ADDRESS, "It is not an e-mail address."));
    if (!form.first(CONFIRMED).orElse("").strip().equalsIgnoreCase(address.value())) {
      String sentence = "Write " + address + " to erase this person; nothing was erased.";
      StoredPerson.Answer answer =
          work.result(visit, StoredPerson.Answer.class)
              .orElseThrow(() -> WrongInputException.of(CONFIRMED, sentence));
      return confirm(400, visit, answer, Mistakes.of(form, CONFIRMED, sentence));
    }
    Requester by = visit.requester("");
    return work.begin(
        visit,
        Operation.ERASE_PERSON,
        PATH,
        (open, task) -> new Erasures(open).erase(by, address, task));
  }

  private Response beforeForgetting(Visit visit) {
    Frame frame = under(visit, "Forget refused mail now", twins.forgetRefused());
    ErasePage page = new ErasePage(frame, "", true, List.of());
    return Pages.of(output -> JteeraseGenerated.render(output, null, page));
  }

  private Response forgetNow(Visit visit) throws InterruptedException {
    Requester by = visit.requester("");
    return work.begin(
        visit, Operation.FORGET, PATH, (open, task) -> new Erasures(open).forgetRefused(by, task));
  }
}
