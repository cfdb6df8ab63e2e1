package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Table;
import org.mailpromoter.core.sending.EvidenceSearch;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.SendEvent;
import org.mailpromoter.core.store.OutgoingFilter;
import org.mailpromoter.core.store.OutgoingStep;
import org.mailpromoter.documents.OutgoingDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.OutgoingMails;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.OutgoingChanges;
import org.mailpromoter.installation.english.EnglishOutgoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows mail that goes out, and decides about it. */
@Command(
    name = "outgoing",
    mixinStandardHelpOptions = true,
    description = "List mail that was sent, waits, failed or is in doubt, the latest first.")
final class OutgoingCommand implements Callable<Integer> {
  private static final String NUMBER = "The number that 'outgoing' lists.";

  private final CommandContext context;
  private final Dispatch dispatch;

  @Mixin private Paging paging = new Paging();

  @Option(
      names = {"-m", "--mailbox"},
      paramLabel = "NAME",
      description = "Only mail of this mailbox.")
  private @Nullable String mailbox;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      split = ",",
      description =
          "Only mail in these phases: pending-send, sending, handed-over, sent, failed, uncertain,"
              + " held or canceled.")
  private List<String> phases = new ArrayList<>();

  @Inject
  OutgoingCommand(CommandContext context, Dispatch dispatch) {
    this.context = context;
    this.dispatch = dispatch;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException, WrongPageException {
    try (OpenInstallation open = context.open()) {
      OutgoingMails.Listing page = new OutgoingMails(open).list(filter(), paging.page());
      Screen screen = context.screen();
      screen.document(OutgoingDocuments.list(page));
      if (page.entries().isEmpty()) {
        screen.say("There is no such mail.");
      } else {
        screen.table(table(page.entries()));
      }
      Paging.sayNext(screen, page.next());
    }
    return ExitCode.OK;
  }

  private OutgoingFilter filter() throws CommandFailure, NotFoundException {
    Set<Phase> wanted = new HashSet<>();
    for (String each : phases) {
      wanted.add(Arguments.word("--phase", Vocabulary.PHASES, each));
    }
    Set<Phase> all = wanted.isEmpty() ? OutgoingFilter.ALL.phases() : wanted;
    return mailbox == null
        ? new OutgoingFilter(all, Optional.empty())
        : OutgoingFilter.of(context.parts().mailbox(mailbox).id(), all);
  }

  private static Table table(List<OutgoingMails.Entry> entries) {
    Table table = new Table("outgoing", "phase", "mailbox", "to", "subject", "since", "next");
    for (OutgoingMails.Entry each : entries) {
      OutgoingMail mail = each.mail();
      table.row(
          mail.id(),
          OutgoingWords.word(mail.state().phase()),
          mail.mailbox(),
          OutgoingWords.recipients(mail),
          each.subject(),
          mail.state().since(),
          mail.state().next().orElse(null));
    }
    return table;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show a mail: what each recipient's server said, and what happened when.")
  Integer show(@Parameters(paramLabel = "NUMBER", description = NUMBER) long number)
      throws NotFoundException {
    try (OpenInstallation open = context.open()) {
      OutgoingMails.Details details = new OutgoingMails(open).details(number);
      Screen screen = context.screen();
      screen.document(OutgoingDocuments.details(details));
      OutgoingMail mail = details.entry().mail();
      screen.say(OutgoingWords.state(mail));
      screen.say("Subject:    " + details.entry().subject());
      screen.say("Mailbox:    " + mail.mailbox());
      screen.say("Message-ID: " + mail.messageId());
      screen.say("Activity:   " + mail.activity());
      details.copy().ifPresent(each -> screen.say("Sent copy:  " + EnglishOutgoing.copy(each)));
      recipients(screen, mail);
      screen.say("History:");
      details.history().forEach(each -> screen.sayIndented("  ", step(each)));
      searches(screen, details.searches());
      OutgoingWords.advice(mail).ifPresent(each -> screen.say("What to do: " + each));
    }
    return ExitCode.OK;
  }

  private static void searches(Screen screen, List<EvidenceSearch> searches) {
    if (!searches.isEmpty()) {
      screen.say("Looked for (that it was not found proves nothing):");
      searches.forEach(
          each ->
              screen.sayIndented(
                  "  ", Times.shown(each.at()) + " " + EnglishOutgoing.search(each)));
    }
  }

  private static void recipients(Screen screen, OutgoingMail mail) {
    screen.say("Recipients:");
    for (Recipient each : mail.state().recipients()) {
      screen.sayIndented(
          "  ",
          each.address()
              + " ("
              + OutgoingWords.word(each.role())
              + "): "
              + OutgoingWords.word(each.state())
              + (each.words().isEmpty() ? "" : ", " + each.words()));
    }
  }

  private static String step(OutgoingStep step) {
    return Times.shown(step.at())
        + " "
        + OutgoingWords.word(step.phase())
        + " ("
        + OutgoingWords.word(step.reason())
        + ")"
        + (step.words().isEmpty() ? "" : ": " + step.words());
  }

  @Command(
      name = "send-now",
      mixinStandardHelpOptions = true,
      description = "Try a mail now that waits or is held.")
  Integer sendNow(@Parameters(paramLabel = "NUMBER", description = NUMBER) long number)
      throws NotFoundException, RefusedException, InterruptedException {
    OutgoingMail due;
    try (OpenInstallation open = context.open()) {
      due = new OutgoingChanges(open).sendNow(Person.requester(), number);
    }
    return told(dispatch.now(due));
  }

  @Command(
      name = "cancel",
      mixinStandardHelpOptions = true,
      description = "Give up a mail that waits or is held. Those who got it already keep it.")
  Integer cancel(@Parameters(paramLabel = "NUMBER", description = NUMBER) long number)
      throws NotFoundException, RefusedException {
    try (OpenInstallation open = context.open()) {
      return told(new OutgoingChanges(open).cancel(Person.requester(), number));
    }
  }

  @Command(
      name = "resolve",
      mixinStandardHelpOptions = true,
      description =
          "Say what became of a mail in doubt: it was sent, it is to be sent again, or it is given"
              + " up.")
  Integer resolve(
      @Parameters(paramLabel = "NUMBER", description = NUMBER) long number,
      @Option(
              names = "--as",
              paramLabel = "VERDICT",
              required = true,
              description = "sent, again or cancel.")
          String verdict)
      throws CommandFailure, NotFoundException, RefusedException, InterruptedException {
    SendEvent.Verdict chosen = Arguments.word("--as", Vocabulary.VERDICTS, verdict);
    OutgoingMail now;
    try (OpenInstallation open = context.open()) {
      now = new OutgoingChanges(open).resolve(Person.requester(), number, chosen);
    }
    return told(chosen == SendEvent.Verdict.AGAIN ? dispatch.now(now) : now);
  }

  private int told(OutgoingMail mail) {
    context.screen().document(OutgoingDocuments.changed(mail));
    return dispatch.say(mail);
  }
}
