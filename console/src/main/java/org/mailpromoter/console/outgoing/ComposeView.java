package org.mailpromoter.console.outgoing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.access.Visit;
import org.mailpromoter.composer.proposal.Proposal;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.frame.Words;
import org.mailpromoter.core.draft.Draft;
import org.mailpromoter.core.draft.DraftContent;
import org.mailpromoter.core.draft.DraftFile;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.MailKind;
import org.mailpromoter.installation.change.SendingIdentities;
import org.mailpromoter.installation.change.SendingIdentity;
import org.mailpromoter.web.Fields;

/** Makes the page of a mail that is written. */
final class ComposeView {
  static final String NEW = Outbox.PATH + "/new";
  static final String KEY = "key";
  static final String VERSION = "version";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 16;
  private static final long KILO = 1_024;

  private final Visit visit;
  private final List<SendingIdentity> identities;

  ComposeView(Visit visit) {
    this.visit = visit;
    this.identities =
        new SendingIdentities(visit.open().parts().deployment()).of(visit.permissions());
  }

  /** As whom the visitor may send. */
  List<SendingIdentity> identities() {
    return identities;
  }

  /** The identity among those of the visitor that a mail belongs to; else themselves. */
  SendingIdentity identity(List<RecordId> owners) {
    return identities.stream()
        .filter(each -> owners.contains(each.owner()))
        .findFirst()
        .or(() -> identities.stream().filter(each -> isVisitor(each.owner())).findFirst())
        .orElseGet(() -> identities.get(0));
  }

  private boolean isVisitor(RecordId owner) {
    return visit.identity().user().filter(owner::equals).isPresent();
  }

  static String newKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /** The page of a mail as it is proposed. */
  ComposePage proposed(Frame frame, Proposal proposal, Fields query, SendingIdentity from) {
    return page(
        frame,
        new Shown(
            from.owner().toString(),
            written(proposal, Role.TO),
            written(proposal, Role.CC),
            written(proposal, Role.BCC),
            proposal.subject(),
            proposal.text(),
            proposal.regarding().map(RecordId::toString).orElse("")),
        NEW,
        hidden(newKey(), "", query),
        names(proposal.attachments()),
        Optional.empty());
  }

  private static String written(Proposal proposal, Role role) {
    return AddressLine.written(
        proposal.recipients().stream()
            .map(each -> new DraftRecipient(each.role(), each.name(), each.address().value()))
            .toList(),
        role);
  }

  private static String names(List<Attachment> files) {
    return files.stream().map(Attachment::name).collect(Collectors.joining(", "));
  }

  /** The page of a draft. */
  ComposePage draft(Frame frame, Draft draft) {
    DraftContent content = draft.content();
    Fields relation =
        content
            .original()
            .map(
                each ->
                    Fields.none()
                        .with(ComposeForm.ACTIVITY, each.toString())
                        .with(ComposeForm.KIND, EnumWords.of(content.kind())))
            .orElse(Fields.none());
    return page(
        frame,
        new Shown(
            content.from().toString(),
            AddressLine.written(content.recipients(), Role.TO),
            AddressLine.written(content.recipients(), Role.CC),
            AddressLine.written(content.recipients(), Role.BCC),
            content.subject(),
            content.text(),
            content.regarding().map(RecordId::toString).orElse("")),
        Outbox.DRAFTS + "/" + draft.id(),
        hidden("", String.valueOf(draft.version()), relation),
        "",
        Optional.of(draft));
  }

  /**
   * The page of a mail that was sent to us and is shown again.
   *
   * @param draft the draft that it is; empty for one that is not saved
   */
  ComposePage typed(Frame frame, Fields typed, Optional<Draft> draft) {
    return page(
        frame,
        new Shown(
            typed.first(ComposeForm.FROM).orElse(""),
            typed.first(ComposeForm.TO).orElse(""),
            typed.first(ComposeForm.CC).orElse(""),
            typed.first(ComposeForm.BCC).orElse(""),
            typed.first(ComposeForm.SUBJECT).orElse(""),
            typed.first(ComposeForm.TEXT).orElse(""),
            typed.first(ComposeForm.REGARDING).orElse("")),
        draft.map(each -> Outbox.DRAFTS + "/" + each.id()).orElse(NEW),
        hidden(
            draft.isPresent() ? "" : typed.first(KEY).orElseGet(ComposeView::newKey),
            draft.map(each -> String.valueOf(each.version())).orElse(""),
            typed),
        typed.first("carried").orElse(""),
        draft);
  }

  /** What stands in the fields. */
  private record Shown(
      String from,
      String to,
      String cc,
      String bcc,
      String subject,
      String text,
      String regarding) {}

  private ComposePage page(
      Frame frame,
      Shown shown,
      String path,
      List<ComposePage.Hidden> hidden,
      String carried,
      Optional<Draft> draft) {
    return new ComposePage(
        frame,
        path,
        hidden,
        from(shown.from()).with(frame.mistakes()),
        shown.to(),
        shown.cc(),
        shown.bcc(),
        shown.subject(),
        shown.text(),
        shown.regarding(),
        related(hidden),
        draft.map(each -> files(each.content().files())).orElse(List.of()),
        carried,
        draft.stream().map(each -> Moment.of(each.changed(), visit.open().now())).toList());
  }

  private Choices from(String chosen) {
    List<Choices.Choice> all =
        identities.stream()
            .map(
                each ->
                    new Choices.Choice(
                        each.owner().toString(),
                        each.name() + " <" + each.address() + ">",
                        each.owner().toString().equals(chosen)))
            .toList();
    return new Choices(ComposeForm.FROM, "From", all);
  }

  private static List<ComposePage.Hidden> hidden(String key, String version, Fields relation) {
    List<ComposePage.Hidden> hidden = new ArrayList<>();
    if (!key.isEmpty()) {
      hidden.add(new ComposePage.Hidden(KEY, key));
    }
    if (!version.isEmpty()) {
      hidden.add(new ComposePage.Hidden(VERSION, version));
    }
    ComposeForm.original(relation)
        .ifPresent(
            each -> {
              hidden.add(new ComposePage.Hidden(ComposeForm.ACTIVITY, each.toString()));
              hidden.add(
                  new ComposePage.Hidden(
                      ComposeForm.KIND, EnumWords.of(ComposeForm.kind(relation))));
            });
    return hidden;
  }

  private static List<Link> related(List<ComposePage.Hidden> hidden) {
    return hidden.stream()
        .filter(each -> each.name().equals(ComposeForm.ACTIVITY))
        .map(each -> new Link("activity " + each.value(), "/activities/" + each.value()))
        .toList();
  }

  private static List<ComposePage.File> files(List<DraftFile> files) {
    List<ComposePage.File> shown = new ArrayList<>();
    for (DraftFile each : files) {
      long size = (each.file().size() + KILO - 1) / KILO;
      shown.add(
          new ComposePage.File(shown.size() + 1, each.file().name(), Words.number(size) + " kB"));
    }
    return shown;
  }

  /** The heading of the page. */
  static String title(MailKind kind) {
    return switch (kind) {
      case NEW -> "Write a mail";
      case REPLY -> "Reply";
      case REPLY_ALL -> "Reply to all";
      case FORWARD -> "Forward";
    };
  }
}
