package org.mailpromoter.core.sync;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.Forwarding;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.core.message.AttachedMessage;

/**
 * A mailbox to which server rules of other mailboxes forward mail as attachments: each
 * message is read as the one that is attached to it. A message without an attached message is read
 * as it is and marked accordingly. Reading headers requires whole messages here, because the
 * headers are inside.
 *
 * @since 0.1
 */
public final class ForwardMailbox implements MailboxSource {
  private final MailboxSource mailbox;

  /** The mailbox behind. */
  public ForwardMailbox(MailboxSource mailbox) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    return new Session(mailbox.open());
  }

  @Override
  public Optional<SignIn> signIn() {
    return mailbox.signIn();
  }

  private static final class Session extends DelegatingSession {
    Session(MailboxSession behind) {
      super(behind);
    }

    @Override
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      ChangePage page = behind().changesSince(folder, cursor, limit);
      List<Change> changes = new ArrayList<>();
      List<Change.OfMessage> messages = new ArrayList<>();
      for (Change change : page.changes()) {
        if (change instanceof Change.OfMessage message) {
          messages.add(message);
        } else {
          changes.add(change);
        }
      }
      changes.addAll(unwrapped(messages, limit.headerBytes()));
      return new ChangePage(changes, page.next(), page.more(), page.remaining());
    }

    @Override
    public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
        throws MailAccessException {
      return unwrapped(behind().headers(messages, headerBytes), headerBytes);
    }

    private List<Change.OfMessage> unwrapped(List<Change.OfMessage> changes, int headerBytes)
        throws MailAccessException {
      List<Change.Arrived> arrived = new ArrayList<>();
      for (Change change : changes) {
        if (change instanceof Change.Arrived message) {
          arrived.add(message);
        }
      }
      if (arrived.isEmpty()) {
        return changes;
      }
      Headers headers = new Headers(headerBytes);
      behind().fetch(arrived, headers);
      return changes.stream().map(change -> unwrapped(change, headers)).toList();
    }

    private static Change.OfMessage unwrapped(Change.OfMessage change, Headers headers) {
      if (!(change instanceof Change.Arrived outer)) {
        return change;
      }
      String missing = headers.missing.get(outer.ref());
      if (missing != null) {
        return new Change.Unreadable(outer.ref(), missing);
      }
      byte[] inner = headers.found.get(outer.ref());
      return new Change.Arrived(
          outer.ref(),
          outer.receivedAt(),
          outer.size(),
          inner == null ? outer.header() : inner,
          outer.keywords(),
          inner == null ? Forwarding.NOT_ATTACHED : Forwarding.ATTACHED);
    }

    @Override
    public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
      Attached attached = new Attached(sink);
      behind().fetch(messages, attached);
      List<Change.Arrived> plain =
          messages.stream().filter(each -> attached.plain.contains(each.ref())).toList();
      if (!plain.isEmpty()) {
        behind().fetch(plain, sink);
      }
    }
  }

  /** Keeps the beginning of each attached message. */
  private static final class Headers implements BodySink {
    private final Map<MessageRef, byte[]> found = new HashMap<>();
    private final Map<MessageRef, String> missing = new HashMap<>();
    private final int most;

    Headers(int most) {
      this.most = most;
    }

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      AttachedMessage.read(message, attached -> found.put(ref, attached.readNBytes(most)));
    }

    @Override
    public void missing(MessageRef ref, String why) {
      missing.put(ref, why);
    }
  }

  /** Hands attached messages on, and remembers which have none. */
  private static final class Attached implements BodySink {
    private final BodySink sink;
    private final Set<MessageRef> plain = new HashSet<>();

    Attached(BodySink sink) {
      this.sink = sink;
    }

    @Override
    public void message(MessageRef ref, InputStream message) throws IOException {
      if (!AttachedMessage.read(message, attached -> sink.message(ref, attached))) {
        plain.add(ref);
      }
    }

    @Override
    public void missing(MessageRef ref, String why) {
      sink.missing(ref, why);
    }
  }
}
