package org.mailpromoter.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.MailDesk;
import org.mailpromoter.installation.change.NewMail;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;

/** A mail to send, as programs write one. */
final class MailBody {
  private static final int MOST_RECIPIENTS = DraftContent.MOST_RECIPIENTS;

  private final Call call;
  private final JsonObject body;

  MailBody(Call call, JsonObject body) {
    this.call = call;
    this.body = body;
  }

  /**
   * Reads it to its end.
   *
   * @throws ForbiddenException if the caller may not send as its sender, or not read what it
   *     answers
   */
  NewMail read()
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    String from = body.demandedText("from");
    List<Addressee> recipients = recipients();
    String subject = body.text("subject", Composition.LONGEST_SUBJECT).orElse("");
    String text = body.lines("text", DraftContent.LONGEST_TEXT);
    String html = body.lines("html", DraftContent.LONGEST_TEXT);
    List<Enclosure> files = files();
    Optional<NewMail.Relation> relation = relation();
    Optional<RecordId> regarding = body.record("regarding");
    boolean unknown = body.flag("unknown_record");
    boolean automatic = body.flag("automatic");
    boolean template = body.flag("template");
    body.finish();
    RecordId sender = call.open().parts().owner(from);
    call.demand(new SendingIdentities(call.open().parts().deployment()).senders(sender));
    demandReadable(relation);
    if (regarding.isPresent()) {
      RecordId unused = ActivityRoutes.existing(call, regarding.get(), unknown);
    }
    NewMail mail =
        new NewMail(
            sender, recipients, subject, text, html(html), files, relation, regarding, automatic);
    return template ? new MailDesk(call.open()).filled(mail) : mail;
  }

  private static Optional<HtmlText> html(String html) {
    return html.isBlank() ? Optional.empty() : Optional.of(new HtmlText(html, List.of()));
  }

  private List<Addressee> recipients() {
    List<Addressee> all = new ArrayList<>();
    all.addAll(addressees("to", Role.TO));
    all.addAll(addressees("cc", Role.CC));
    all.addAll(addressees("bcc", Role.BCC));
    if (all.size() > MOST_RECIPIENTS) {
      body.wrong("to", "A mail has at most " + MOST_RECIPIENTS + " recipients.");
    } else if (all.isEmpty()) {
      body.wrong("to", "At least one recipient is needed in to, cc or bcc.");
    }
    return all;
  }

  private List<Addressee> addressees(String member, Role role) {
    List<Addressee> all = new ArrayList<>();
    for (String text : body.texts(member)) {
      Optional<Addressee> one = Addressee.parse(role, text);
      one.ifPresent(all::add);
      if (one.isEmpty()) {
        body.wrong(
            member,
            "Each item must be an address, such as anna@customer.example or 'Anna Berg"
                + " <anna@customer.example>'.");
      }
    }
    return all;
  }

  private List<Enclosure> files() throws IOException {
    List<Enclosure> files = new ArrayList<>();
    List<JsonObject> given = body.objects("attachments");
    if (given.size() > DraftContent.MOST_FILES) {
      body.wrong("attachments", "A mail has at most " + DraftContent.MOST_FILES + " files.");
      return List.of();
    }
    for (JsonObject each : given) {
      String name = each.demandedText("name");
      String type = each.text("type").orElse(Enclosure.BYTES);
      each.demandedFile("content")
          .flatMap(file -> file(each, name, type, file))
          .ifPresent(files::add);
    }
    return files;
  }

  private static Optional<Enclosure> file(JsonObject of, String name, String type, Path file) {
    String shown = Enclosure.fitting(name);
    if (shown.isEmpty()) {
      return Optional.empty(); // that it is missing is noted
    }
    if (!Enclosure.isType(type)) {
      of.wrong("type", "It must be a media type of a file, such as application/pdf.");
      return Optional.empty();
    }
    return Optional.of(new Enclosure(shown, type, () -> Files.newInputStream(file)));
  }

  private Optional<NewMail.Relation> relation() {
    Optional<Long> original = body.number("in_reply_to", 1, Long.MAX_VALUE);
    Optional<MailKind> kind = body.word("kind", Vocabulary.RELATIONS);
    if (original.isEmpty() && kind.isPresent()) {
      body.wrong("kind", "It needs in_reply_to, the activity that is answered or passed on.");
    }
    return original.map(
        each -> new NewMail.Relation(kind.orElse(MailKind.REPLY), new ActivityId(each)));
  }

  /** Only who may read a mail answers it. */
  private void demandReadable(Optional<NewMail.Relation> relation)
      throws NotFoundException, ForbiddenException {
    if (relation.isPresent()) {
      EmailActivity original = new Activities(call.open()).find(relation.get().original().value());
      call.permissions()
          .demand(Operation.READ_CONTENT, Activities.belonging(original, Operation.READ_CONTENT));
      if (!call.sight().hasContent(original)) {
        throw new ForbiddenException(Operation.READ_CONTENT, ForbiddenException.Why.FOREIGN);
      }
    }
  }
}
