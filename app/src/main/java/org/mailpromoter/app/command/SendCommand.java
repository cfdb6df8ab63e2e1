package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.proposal.Proposal;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.documents.OutgoingDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.MailProposals;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.change.SendingIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a mail. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mailpromoter send --from user:christopher --to anna@customer.example --subject"
          + " 'Offer' --body offer.txt --regarding account:contoso"
    },
    description =
        "Send a mail that is tracked: it becomes an outgoing activity, its subject gets a tracking"
            + " token, and replies are recognised. What the server does not take now is tried"
            + " again by 'run' and 'sync'.")
final class SendCommand implements Callable<Integer> {
  private final CommandContext context;
  private final Dispatch dispatch;

  @Option(
      names = "--from",
      paramLabel = "KIND:ID",
      required = true,
      description = "The user or queue that sends the mail.")
  private String from = "";

  @Option(names = "--to", paramLabel = "ADDRESS", description = "A recipient; may be repeated.")
  private List<String> to = new ArrayList<>();

  @Option(names = "--cc", paramLabel = "ADDRESS", description = "The same for a copy.")
  private List<String> cc = new ArrayList<>();

  @Option(
      names = "--bcc",
      paramLabel = "ADDRESS",
      description = "The same for a copy that the others do not see.")
  private List<String> bcc = new ArrayList<>();

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "The subject, without a tracking token; needed unless the mail is an answer.")
  private @Nullable String subject;

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "The text in UTF-8; - reads it from standard input. Needed without --html.")
  private @Nullable String body;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "The same as HTML, of which only what is safe is sent.")
  private @Nullable String html;

  @Option(
      names = "--template",
      description =
          "Fill in the fields of subject and texts, for example {{recipient.name}},"
              + " {{recipient.address}}, {{sender.name}}, {{regarding}} and {{date}}.")
  private boolean template;

  @Option(
      names = "--answers",
      paramLabel = "ACTIVITY",
      description =
          "The number of the activity that it answers; without --to it goes to the sender of that"
              + " mail.")
  private @Nullable Long answers;

  @Option(names = "--attach", paramLabel = "FILE", description = "A file; may be repeated.")
  private List<Path> attached = new ArrayList<>();

  @Option(
      names = "--regarding",
      paramLabel = "KIND:ID",
      description = "The record it is about; replies inherit it.")
  private @Nullable String about;

  @Option(names = "--unknown-record", description = NamedRecord.UNKNOWN)
  private boolean unknownRecord;

  @Option(
      names = "--automatic",
      description = "A program wrote it, so that nobody answers automatically.")
  private boolean automatic;

  @Option(
      names = "--request",
      paramLabel = "NAME",
      description = "Names this request: the same name never sends a second mail.")
  private @Nullable String request;

  @Option(names = "--later", description = "Only queue it for 'run' or the next 'sync'.")
  private boolean later;

  @Inject
  SendCommand(CommandContext context, Dispatch dispatch) {
    this.context = context;
    this.dispatch = dispatch;
  }

  @Override
  public Integer call()
      throws CommandFailure, NotFoundException, RefusedException, InterruptedException {
    RecordId sender = context.parts().owner(from);
    MailDesk.Taken taken;
    try (OpenInstallation open = context.openOrCreate()) {
      NewMail mail = mail(open, sender);
      taken = new MailDesk(open).send(Person.requester(), mail, Optional.ofNullable(request));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + e.getFile() + ".");
    } catch (CharacterCodingException e) {
      throw new CommandFailure(ExitCode.USAGE, "The text of the mail is not UTF-8.");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, "A file cannot be read: " + FileTrouble.reason(e) + ".");
    }
    boolean waits = taken.mail().state().phase() == Phase.PENDING_SEND;
    OutgoingMail now = later || !waits ? taken.mail() : dispatch.now(taken.mail());
    context.screen().document(OutgoingDocuments.taken(new MailDesk.Taken(now, taken.isNew())));
    return dispatch.say(now);
  }

  private NewMail mail(OpenInstallation open, RecordId sender)
      throws CommandFailure, NotFoundException, RefusedException, IOException {
    Optional<RecordId> regarding = Optional.empty();
    if (about != null) {
      regarding = Optional.of(NamedRecord.of(open, about, unknownRecord, context.screen()));
    }
    Optional<Proposal> answer = answer(open, sender);
    NewMail mail =
        new NewMail(
            sender,
            recipients(answer),
            subject(answer),
            WrittenMail.text(body),
            WrittenMail.html(html),
            WrittenMail.files(attached),
            Optional.ofNullable(answers)
                .map(each -> new NewMail.Relation(MailKind.REPLY, new ActivityId(each))),
            regarding,
            automatic);
    return template ? new MailDesk(open).filled(mail) : mail;
  }

  private Optional<Proposal> answer(OpenInstallation open, RecordId sender)
      throws NotFoundException, RefusedException {
    if (answers == null) {
      return Optional.empty();
    }
    ActivityId original = new Activities(open).find(answers).id();
    SendingIdentity as = new SendingIdentities(open.parts().deployment()).of(sender);
    return new MailProposals(open).of(MailKind.REPLY, original, as);
  }

  private List<Addressee> recipients(Optional<Proposal> answer) throws CommandFailure {
    List<Addressee> all = new ArrayList<>();
    all.addAll(WrittenMail.addressees(Role.TO, to));
    if (all.isEmpty()) {
      answer.map(Proposal::recipients).ifPresent(all::addAll);
    }
    all.addAll(WrittenMail.addressees(Role.CC, cc));
    all.addAll(WrittenMail.addressees(Role.BCC, bcc));
    if (all.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "Give at least one recipient with --to.");
    }
    return all;
  }

  private String subject(Optional<Proposal> answer) throws CommandFailure {
    if (body == null && html == null) {
      throw new CommandFailure(ExitCode.USAGE, "Give the text with --body, or HTML with --html.");
    }
    return Optional.ofNullable(subject)
        .or(() -> answer.map(Proposal::subject))
        .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "Give the subject with --subject."));
  }
}
