package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.Phase;
import org.mailpromoter.documents.OutgoingDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.NewMail;
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
      required = true,
      description = "The subject, without a tracking token.")
  private String subject = "";

  @Option(
      names = "--body",
      paramLabel = "FILE",
      required = true,
      description = "The text in UTF-8; - reads it from standard input.")
  private String body = "";

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
      throw new CommandFailure(ExitCode.USAGE, "The text in " + body + " is not UTF-8.");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION, "A file cannot be read: " + FileTrouble.reason(e) + ".");
    }
    boolean waits = taken.mail().state().phase() == Phase.PENDING_SEND;
    OutgoingMail now = later || !waits ? taken.mail() : dispatch.now(taken.mail());
    context.screen().document(OutgoingDocuments.taken(new MailDesk.Taken(now, taken.isNew())));
    return dispatch.say(now);
  }

  private NewMail mail(OpenInstallation open, RecordId sender) throws CommandFailure, IOException {
    List<Addressee> recipients = new ArrayList<>();
    recipients.addAll(addressees(Role.TO, to));
    recipients.addAll(addressees(Role.CC, cc));
    recipients.addAll(addressees(Role.BCC, bcc));
    if (recipients.isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, "Give at least one recipient with --to.");
    }
    Optional<RecordId> regarding = Optional.empty();
    if (about != null) {
      regarding = Optional.of(NamedRecord.of(open, about, unknownRecord, context.screen()));
    }
    return new NewMail(
        sender,
        recipients,
        subject,
        text(),
        Optional.empty(),
        files(),
        Optional.empty(),
        regarding,
        automatic);
  }

  private static List<Addressee> addressees(Role role, List<String> written) throws CommandFailure {
    List<Addressee> all = new ArrayList<>();
    for (String text : written) {
      all.add(
          Addressee.parse(role, text)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "'"
                              + text
                              + "' is not an address that mail can be sent to. Write it as"
                              + " anna@customer.example or 'Anna Berg <anna@customer.example>'.")));
    }
    return all;
  }

  private String text() throws IOException {
    return body.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(body));
  }

  private List<Enclosure> files() throws CommandFailure, IOException {
    List<Enclosure> all = new ArrayList<>();
    for (Path file : attached) {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      all.add(file(file));
    }
    return all;
  }

  private static Enclosure file(Path file) throws CommandFailure, IOException {
    String type = Optional.ofNullable(Files.probeContentType(file)).orElse("");
    try {
      return new Enclosure(
          String.valueOf(file.getFileName()),
          type.isEmpty() || type.startsWith("message/") ? "application/octet-stream" : type,
          () -> Files.newInputStream(file));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "The file " + file + " cannot be attached: " + e.getMessage() + ".");
    }
  }
}
