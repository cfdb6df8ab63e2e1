package org.mailpromoter.console.access;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Notice;
import org.mailpromoter.console.frame.Pages;
import org.mailpromoter.console.frame.Screen;
import org.mailpromoter.console.frame.Section;
import org.mailpromoter.console.frame.Tone;
import org.mailpromoter.console.template.access.JtetokenGenerated;
import org.mailpromoter.console.twin.CommandTwins;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.ApiTokens;
import org.mailpromoter.installation.english.EnglishRefused;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.installation.permission.Scope;
import org.mailpromoter.web.Fields;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Makes API tokens. A token is shown in the answer to its form, and nowhere else. */
public final class TokenScreen implements Screen {
  static final String NEW = AccessScreen.PATH + "/new-token";

  private static final List<Link> PERIODS =
      List.of(new Link("30 days", "30"), new Link("90 days", "90"), new Link("1 year", "366"));

  private static final String SENT =
      "This form was sent before. If it made a token, that is in the list, and cannot be shown"
          + " again: revoke it there, and make another one here.";

  private final CommandTwins twins;
  private final SentForms forms = new SentForms();

  /** Pages that show the commands that do the same. */
  public TokenScreen(CommandTwins twins) {
    this.twins = Objects.requireNonNull(twins, "twins");
  }

  @Override
  public List<Route<Entry>> routes() {
    return List.of(
        Screen.page(
            NEW, Operation.MAKE_TOKEN, visit -> page(visit, 200, frame(visit), Fields.none())),
        Screen.form(NEW, Operation.MAKE_TOKEN, this::make));
  }

  private Frame frame(Visit visit) {
    return Frame.of(visit, Section.ACCESS, "Make an API token")
        .under("Access", AccessScreen.PATH)
        .twin(List.of(twins.makeToken(visit.caller().holder())), "/api/v1/api-tokens");
  }

  private static Response page(Visit visit, int status, Frame frame, Fields fields) {
    boolean programs = visit.permissions().reach(Operation.MAKE_TOKEN) == Reach.ALL;
    TokenPage page =
        new TokenPage(
            frame,
            "",
            "",
            fields.first("label").orElse(""),
            fields.first("name").orElse(""),
            choices(fields, programs).stream().map(each -> each.with(frame.mistakes())).toList(),
            scopes(visit, fields),
            Secret.random().reveal(),
            programs);
    return Pages.of(status, output -> JtetokenGenerated.render(output, null, page));
  }

  private static List<Choices> choices(Fields fields, boolean programs) {
    String days = fields.first("days").orElse("90");
    List<Choices> choices = new ArrayList<>();
    choices.add(
        new Choices(
            "days",
            "Can be used for",
            PERIODS.stream()
                .map(
                    each -> new Choices.Choice(each.href(), each.label(), each.href().equals(days)))
                .toList()));
    if (programs) {
      List<Link> roles =
          Vocabulary.ROLES.words().stream().map(each -> new Link(each, each)).toList();
      choices.add(
          Choices.of(
              "role", "Whose it is", "Mine", programs(roles), fields.first("role").orElse("")));
    }
    return choices;
  }

  private static List<Link> programs(List<Link> roles) {
    return roles.stream()
        .map(each -> new Link("A program with the role " + each.label(), each.href()))
        .toList();
  }

  /** Only what the visitor has. */
  private static List<TokenPage.ScopeChoice> scopes(Visit visit, Fields fields) {
    return Stream.of(Scope.values())
        .filter(visit.identity().scopes()::contains)
        .map(
            each ->
                new TokenPage.ScopeChoice(
                    each.word(), meaning(each), fields.all("scope").contains(each.word())))
        .toList();
  }

  private static String meaning(Scope scope) {
    return switch (scope) {
      case READ_STATUS -> "The state of mailboxes, sinks, settings and records";
      case READ_MESSAGES -> "Decisions and activities without bodies and attachments";
      case READ_CONTENT -> "Bodies, attachments, and mail of others that is revealed";
      case WRITE_TRACKING -> "Track, untrack and decide again; synchronize";
      case WRITE_OPTIONS -> "Choose Track options";
      case WRITE_SETTINGS -> "Choose settings of the organization";
      case WRITE_RECORDS -> "Change records";
      case SEND -> "Take tracking tokens and record sent mail";
      case ADMIN -> "Everything else: access, backup, privacy, delivery";
    };
  }

  private Response make(Visit visit) throws IOException {
    Fields fields = visit.request().form();
    Frame frame = frame(visit);
    if (!forms.isFirst(fields.first("once").orElse(""))) {
      return page(visit, 409, frame.with(Notice.of(Tone.NO, SENT)), fields);
    }
    try {
      return shown(frame, made(visit, fields), visit);
    } catch (WrongInputException e) {
      return page(visit, 400, frame.with(Mistakes.of(fields, e)), fields);
    } catch (RefusedException e) {
      return page(visit, 409, refused(frame, fields, e), fields);
    }
  }

  private static Frame refused(Frame frame, Fields fields, RefusedException refused) {
    String sentence = EnglishRefused.of(refused);
    return switch (refused.why()) {
      case TOKEN_LIMITS, TOKEN_SCOPES -> frame.with(Mistakes.of(fields, "scope", sentence));
      case ACCOUNT_HAS_ROLE -> frame.with(Mistakes.of(fields, "name", sentence));
      default -> frame.with(Notice.of(Tone.NO, sentence)).with(Mistakes.none(fields));
    };
  }

  private static ApiTokens.Made made(Visit visit, Fields fields)
      throws WrongInputException, RefusedException {
    QueryReader reader = new QueryReader(fields, visit.open().now());
    String label = text(reader, "label");
    if (label.isEmpty()) {
      reader.wrong("label", "Say what the token is for.");
    }
    Set<Scope> scopes = reader.words("scope", Vocabulary.SCOPES);
    int days = reader.number("days", 1, (int) ApiTokens.LONGEST.toDays(), 90);
    Optional<Role> role = reader.word("role", Vocabulary.ROLES);
    String name = text(reader, "name");
    if (role.isPresent() && name.isEmpty()) {
      reader.wrong("name", "Give it a name.");
    }
    reader.finish();
    Holder holder =
        role.isPresent()
            ? new AccountList(visit.open()).program(name, role.get())
            : visit.caller().holder();
    return new ApiTokens(visit.open())
        .make(visit.requester(""), visit.identity(), holder, label, scopes, Duration.ofDays(days));
  }

  private static String text(QueryReader reader, String field) {
    String text = reader.text(field).orElse("").strip();
    if (text.length() > ApiToken.LABEL_LENGTH) {
      reader.wrong(field, "It is longer than " + ApiToken.LABEL_LENGTH + " characters.");
    }
    return text;
  }

  private static Response shown(Frame frame, ApiTokens.Made made, Visit visit) {
    TokenPage page =
        new TokenPage(
            frame,
            made.text().reveal(),
            Moment.of(made.token().expires(), visit.open().now()).exact(),
            made.token().label(),
            made.token().holder().name(),
            List.of(),
            List.of(),
            "",
            false);
    return Pages.of(output -> JtetokenGenerated.render(output, null, page));
  }
}
