package org.mailpromoter.console.privacy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.console.template.privacy.JteeraseGenerated;
import org.mailpromoter.console.template.privacy.JteoneGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Erasures;
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

  private static final String ERASE = PATH + "/erase";
  private static final String ADDRESS = "address";
  private static final String CONFIRMED = "confirmed";
  private static final String FORGET = PATH + "/forget";

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public PrivacyScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  static String erase(EmailAddress address) {
    return Queries.path(ERASE, Fields.none().with(ADDRESS, address.value()));
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(PATH, Operation.FIND_PERSON, this::page),
        Screen.page(ERASE, Operation.ERASE_PERSON, this::before),
        Screen.form(ERASE, Operation.ERASE_PERSON, this::eraseNow),
        Screen.page(FORGET, Operation.FORGET, this::beforeForgetting),
        Screen.form(FORGET, Operation.FORGET, PrivacyScreen::forgetNow));
  }

  private Response page(Visit visit) {
    String typed = visit.request().query().first(ADDRESS).orElse("").strip();
    Optional<EmailAddress> address = EmailAddress.parse(typed);
    boolean wrong = !typed.isEmpty() && address.isEmpty();
    Frame frame =
        Frame.of(visit, Section.PRIVACY, "Privacy")
            .twin(
                address.map(each -> List.of(twins.findPerson(each.value()))).orElse(List.of()), "");
    Frame asked =
        wrong
            ? frame.with(
                Mistakes.of(visit.request().query(), ADDRESS, "This is not an e-mail address."))
            : frame;
    PrivacyView view = new PrivacyView(visit);
    PrivacyPage page = view.page(asked, typed, address.map(view::found).stream().toList());
    return Pages.of(wrong ? 400 : 200, output -> JteoneGenerated.render(output, null, page));
  }

  private static EmailAddress address(Fields fields) throws WrongInputException {
    return EmailAddress.parse(fields.first(ADDRESS).orElse("").strip())
        .orElseThrow(() -> WrongInputException.of(ADDRESS, "It is not an e-mail address."));
  }

  private Response before(Visit visit) throws WrongInputException {
    return confirm(visit, 200, address(visit.request().query()), Mistakes.NONE);
  }

  private Response confirm(Visit visit, int status, EmailAddress address, Mistakes mistakes) {
    Frame frame =
        Frame.of(visit, Section.PRIVACY, "Erase a person")
            .under("Privacy", PATH)
            .twin(List.of(twins.erasePerson(address.value())), "")
            .with(mistakes);
    ErasePage page =
        new ErasePage(frame, address.value(), List.of(new PrivacyView(visit).found(address)));
    return Pages.of(status, output -> JteeraseGenerated.render(output, null, page));
  }

  private Response eraseNow(Visit visit) throws WrongInputException, IOException {
    Fields form = visit.request().form();
    EmailAddress address = address(form);
    if (!form.first(CONFIRMED).orElse("").strip().equalsIgnoreCase(address.value())) {
      String sentence = "Write " + address + " to erase this person.";
      return confirm(visit, 400, address, Mistakes.of(form, CONFIRMED, sentence));
    }
    Privacy.Erased erased =
        new Erasures(visit.open()).erase(visit.requester(""), address, new Task());
    return Announcement.then(visit, PATH, sentence(erased));
  }

  /** Without the address: it would be stored again by whoever keeps addresses of pages. */
  private static String sentence(Privacy.Erased erased) {
    return "Erased: "
        + Words.count(erased.decisions(), "decision", "decisions")
        + ", "
        + Words.count(erased.activities(), "activity", "activities")
        + ", "
        + Words.count(erased.records(), "record", "records")
        + " and "
        + Words.count(erased.others(), "other entry", "other entries")
        + ". "
        + (erased.remaining() == 0
            ? "The address no longer occurs in the storage."
            : "The address is still in past settings, because it is in the configuration file.")
        + " Backups, log files, mailboxes and what sinks already took are not reached.";
  }

  private Response beforeForgetting(Visit visit) {
    Frame frame =
        Frame.of(visit, Section.PRIVACY, "Forget refused mail now")
            .under("Privacy", PATH)
            .twin(List.of(twins.forgetRefused()), "");
    ErasePage page = new ErasePage(frame, "", List.of());
    return Pages.of(output -> JteeraseGenerated.render(output, null, page));
  }

  private static Response forgetNow(Visit visit) {
    Erasures.Forgotten forgotten =
        new Erasures(visit.open()).forgetRefused(visit.requester(""), new Task());
    return Announcement.then(
        visit,
        PATH,
        "Sender, subject, facts and trace were deleted of "
            + Words.count(forgotten.decisions(), "decision", "decisions")
            + ".");
  }
}
