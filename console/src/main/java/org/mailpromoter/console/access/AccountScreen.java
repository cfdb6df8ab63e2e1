package org.mailpromoter.console.access;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Queries;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.template.access.JteaccountGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.change.Accounts;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/**
 * Adds, changes and removes accounts. Its pages are guarded like its changes, so that people log in
 * again before they fill in a form, and not after.
 */
public final class AccountScreen implements Screen {
  static final String NEW = AccessScreen.PATH + "/new-account";

  private final CommandTwins twins;

  /** Pages that show the commands that do the same. */
  public AccountScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  /** The page of an account. */
  static String path(AccountId id) {
    return AccessScreen.PATH + "/accounts/" + Queries.encoded(id.name());
  }

  @Override
  public List<Route<Entry>> routes() {
    String one = AccessScreen.PATH + "/accounts/{account}";
    return List.of(
        Screen.page(NEW, Operation.CHANGE_ACCOUNTS, this::empty),
        Screen.form(NEW, Operation.CHANGE_ACCOUNTS, this::add),
        Screen.page(one, Operation.CHANGE_ACCOUNTS, this::one),
        Screen.form(one, Operation.CHANGE_ACCOUNTS, this::change));
  }

  private Frame frame(Visit visit, String title) {
    return Frame.of(visit, Section.ACCESS, title)
        .under("Access", AccessScreen.PATH)
        .twin(List.of(twins.accounts()), "/api/v1/accounts");
  }

  private Response empty(Visit visit) {
    return fresh(visit, 200, frame(visit, "Add an account"), Fields.none());
  }

  private static Response fresh(Visit visit, int status, Frame frame, Fields fields) {
    AccountPage page =
        new AccountPage(
            frame,
            NEW,
            true,
            fields.first("id").orElse(""),
            fields.first("name").orElse(""),
            choices(visit, frame, fields, true),
            0);
    return Pages.of(status, output -> JteaccountGenerated.render(output, null, page));
  }

  private static List<Choices> choices(Visit visit, Frame frame, Fields fields, boolean isNew) {
    return new AccountForm(visit.open(), fields)
        .choices(isNew).stream().map(each -> each.with(frame.mistakes())).toList();
  }

  private Response add(Visit visit) throws IOException, InterruptedException {
    Fields fields = visit.request().form();
    Frame frame = frame(visit, "Add an account");
    try {
      AccountForm form = new AccountForm(visit.open(), fields);
      Account account = form.added();
      new Accounts(visit.open()).add(visit.requester(""), account, form.password());
      return AccessScreen.done(visit, "The account can log in now.");
    } catch (WrongInputException e) {
      return fresh(visit, 400, frame.with(Mistakes.of(fields, e)), fields);
    } catch (RefusedException e) {
      return fresh(visit, 409, refused(frame, fields, e), fields);
    }
  }

  /** Shows a refusal next to the field that it is about, or above the form. */
  private static Frame refused(Frame frame, Fields fields, RefusedException refused) {
    String sentence = EnglishRefused.of(refused);
    return switch (refused.why()) {
      case ACCOUNT_EXISTS -> frame.with(Mistakes.of(fields, "id", sentence));
      case PASSWORD_LENGTH, PASSWORD_COMMON ->
          frame.with(Mistakes.of(fields, "password", sentence));
      default -> frame.with(Notice.of(Tone.NO, sentence)).with(Mistakes.none(fields));
    };
  }

  private Response one(Visit visit) throws NotFoundException {
    Account account = found(visit);
    Frame frame = frame(visit, account.id().name());
    return page(visit, 200, frame, account, AccountForm.of(account));
  }

  private static Account found(Visit visit) throws NotFoundException {
    return new AccountList(visit.open()).find(visit.request().parameter("account"));
  }

  private static Response page(
      Visit visit, int status, Frame frame, Account account, Fields fields) {
    AccountPage page =
        new AccountPage(
            frame,
            path(account.id()),
            false,
            account.id().name(),
            fields.first("name").orElse(""),
            choices(visit, frame, fields, false),
            account.version());
    return Pages.of(status, output -> JteaccountGenerated.render(output, null, page));
  }

  private Response change(Visit visit)
      throws NotFoundException, StaleException, IOException, InterruptedException {
    Fields fields = visit.request().form();
    Account account = found(visit);
    if (!fields.first("version").orElse("").equals(String.valueOf(account.version()))) {
      throw StaleException.changed();
    }
    Frame frame = frame(visit, account.id().name());
    boolean about = fields.first("do").orElse("").equals("change");
    try {
      return AccessScreen.done(visit, run(visit, account, fields));
    } catch (WrongInputException e) {
      Fields shown = about ? fields : AccountForm.of(account);
      return page(visit, 400, frame.with(Mistakes.of(fields, e)), account, shown);
    } catch (RefusedException e) {
      Fields shown = about ? fields : AccountForm.of(account);
      return page(visit, 409, refused(frame, fields, e), account, shown);
    }
  }

  private static String run(Visit visit, Account account, Fields fields)
      throws NotFoundException, RefusedException, WrongInputException, InterruptedException {
    Accounts accounts = new Accounts(visit.open());
    AccountForm form = new AccountForm(visit.open(), fields);
    switch (fields.first("do").orElse("")) {
      case "change" -> {
        accounts.change(visit.requester(""), form.changed(account));
        return "Saved. It applies at once, also to open sessions.";
      }
      case "password" -> {
        accounts.setPassword(visit.requester(""), account.id(), form.password());
        return "The account has another password now, and its sessions ended.";
      }
      case "remove" -> {
        if (!fields.first("confirmed").orElse("").strip().equals(account.id().name())) {
          throw WrongInputException.of(
              "confirmed", "Write " + account.id() + " to remove this account.");
        }
        accounts.remove(visit.requester(""), account);
        return "The account is removed. Its sessions ended, and its tokens are revoked.";
      }
      default -> throw WrongInputException.of("do", "Use a button of the page.");
    }
  }
}
