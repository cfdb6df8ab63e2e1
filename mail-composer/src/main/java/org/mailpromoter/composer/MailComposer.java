package org.mailpromoter.composer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.ThreadIndex;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.spi.mail.HeaderText;

/**
 * Makes messages. Every line ends with CR LF, is ASCII (but for addresses that need SMTPUTF8) and
 * has at most 998 bytes. As safe for several threads as its generator.
 *
 * @since 0.1
 */
public final class MailComposer {
  /** The first of a conversation, and as many of the latest (RFC 5322 knows no limit). */
  private static final int LATEST_REFERENCES = 20;

  private static final int LONGEST_ID = 250;

  /** RFC 5322, 3.3; with the zone as a number, since names of zones are obsolete. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final RandomGenerator random;

  /**
   * A composer.
   *
   * @param random makes the ids of conversations and parts
   */
  public MailComposer(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
  }

  /**
   * Writes a message.
   *
   * @param what what was written
   * @param id its Message-ID
   * @param at its date
   * @param to receives the bytes; not closed
   * @throws IOException if an enclosure cannot be read, or the bytes cannot be written
   */
  public void compose(Composition what, MessageId id, Instant at, OutputStream to)
      throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(to);
    HeaderWriter header = new HeaderWriter(out);
    header.field("Date", DATE.format(at.atOffset(ZoneOffset.UTC)));
    header.field("From", mailbox(what.sender()));
    for (Role role : List.of(Role.TO, Role.CC)) {
      header.list(role.header(), mailboxes(what, role), ",");
    }
    header.field("Subject", HeaderText.unstructured(what.subject()));
    header.field("Message-ID", id.toString());
    thread(what, at, header);
    if (what.automatic()) {
      header.field("Auto-Submitted", "auto-generated");
      header.field("X-Auto-Response-Suppress", "All");
    }
    header.field("MIME-Version", "1.0");
    new Content(what, random).entity().write(header, out);
    out.flush();
  }

  private static List<String> mailboxes(Composition what, Role role) {
    return what.recipients().stream()
        .filter(each -> each.role() == role)
        .map(MailComposer::mailbox)
        .toList();
  }

  private static String mailbox(Addressee who) {
    return who.name().isBlank()
        ? who.address().value()
        : HeaderText.phrase(who.name()) + "\r\n <" + who.address() + ">";
  }

  /** What replies and mail programs find the conversation by. */
  private void thread(Composition what, Instant at, HeaderWriter header) throws IOException {
    if (what.answered().isPresent()) {
      List<String> parent = written(List.of(what.answered().get().id()));
      header.list("In-Reply-To", parent, "");
      header.list("References", references(what.answered().get()), "");
    }
    ThreadIndex index =
        what.answered()
            .flatMap(Answered::index)
            .map(parent -> parent.answered(at, random))
            .orElseGet(() -> ThreadIndex.begun(at, random));
    header.field("Thread-Topic", HeaderText.unstructured(what.topic()));
    header.list("Thread-Index", pieces(index.text()), "");
  }

  /** The first, the latest and the parent, each once. */
  private static List<String> references(Answered parent) {
    List<MessageId> chain = new ArrayList<>(parent.references());
    chain.removeIf(each -> each.equals(parent.id()));
    int many = chain.size() - 1 - LATEST_REFERENCES;
    if (many > 0) {
      chain.subList(1, 1 + many).clear();
    }
    chain.add(parent.id());
    return written(chain);
  }

  /** Ids that strangers made may be anything; those that are none are left out. */
  private static List<String> written(List<MessageId> ids) {
    return ids.stream()
        .map(MessageId::value)
        .filter(MailComposer::isWritable)
        .map(value -> '<' + value + '>')
        .distinct()
        .toList();
  }

  private static boolean isWritable(String id) {
    return id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '<' && c != '>');
  }

  /** Base64 may be folded anywhere; readers leave spaces out. */
  private static List<String> pieces(String base64) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < base64.length(); at += LONGEST_ID) {
      pieces.add(base64.substring(at, Math.min(base64.length(), at + LONGEST_ID)));
    }
    return pieces;
  }
}
