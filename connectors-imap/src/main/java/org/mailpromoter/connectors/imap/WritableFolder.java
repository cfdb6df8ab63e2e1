package org.mailpromoter.connectors.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.Mark;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * A folder that is open for changes. Flags are stored silently, and only those named are changed,
 * so that the read state of messages is kept (MS-11).
 */
final class WritableFolder implements AutoCloseable {
  /** A server need not take a longer line than 8,192 bytes (RFC 7162, 4). */
  private static final int TOGETHER = 500;

  private final IMAPFolder folder;
  private final String validity;

  private WritableFolder(IMAPFolder folder, String validity) {
    this.folder = folder;
    this.validity = validity;
  }

  static WritableFolder select(IMAPFolder folder) throws MessagingException {
    folder.open(Folder.READ_WRITE);
    return new WritableFolder(folder, String.valueOf(folder.getUIDValidity()));
  }

  /** Whether the server keeps a keyword in this folder (RFC 3501, 7.1, PERMANENTFLAGS). */
  boolean keeps(String keyword) {
    Flags permanent = folder.getPermanentFlags();
    return permanent == null
        || permanent.contains(Flags.Flag.USER)
        || Arrays.stream(permanent.getUserFlags()).anyMatch(keyword::equalsIgnoreCase);
  }

  void mark(List<MessageRef> messages, Mark mark) throws MessagingException {
    String change =
        switch (mark.change()) {
          case SET -> " +FLAGS.SILENT (";
          case CLEARED -> " -FLAGS.SILENT (";
        };
    for (UidRanges some : inPortions(messages)) {
      command(protocol -> simple(protocol, "UID STORE " + some + change + mark.keyword() + ")"));
    }
  }

  /** Moves with one command (RFC 6851), or copies and takes the originals away (RFC 4315). */
  void move(List<MessageRef> messages, IMAPFolder target) throws MessagingException {
    try {
      for (UidRanges some : inPortions(messages)) {
        command(protocol -> move(protocol, some, target.getFullName()));
      }
    } catch (MessagingException e) {
      boolean absent =
          e.getCause() instanceof CommandFailedException refused
              && String.valueOf(refused.getMessage()).contains("TRYCREATE");
      throw absent ? new FolderNotFoundException(target, "there is no such folder", e) : e;
    }
  }

  private static void move(IMAPProtocol protocol, UidRanges uids, String target)
      throws ProtocolException {
    if (protocol.hasCapability("MOVE")) {
      to(protocol, "UID MOVE " + uids, target);
      return;
    }
    to(protocol, "UID COPY " + uids, target);
    simple(protocol, "UID STORE " + uids + " +FLAGS.SILENT (\\Deleted)");
    simple(protocol, "UID EXPUNGE " + uids);
  }

  private static void to(IMAPProtocol protocol, String command, String target)
      throws ProtocolException {
    Argument name = new Argument();
    name.writeString(BASE64MailboxEncoder.encode(target));
    run(protocol, command, name);
  }

  private static void simple(IMAPProtocol protocol, String command) throws ProtocolException {
    run(protocol, command, null);
  }

  /** Angus expects null for no arguments: empty arguments would leave a space after the command. */
  private static void run(IMAPProtocol protocol, String command, @Nullable Argument arguments)
      throws ProtocolException {
    Response[] answers = protocol.command(command, arguments);
    protocol.notifyResponseHandlers(answers);
    protocol.handleResult(answers[answers.length - 1]);
  }

  /** Messages of another UIDVALIDITY are gone. */
  private List<UidRanges> inPortions(List<MessageRef> messages) {
    UidRanges all = UidRanges.of(messages, validity);
    List<UidRanges> portions = new ArrayList<>();
    while (!all.isEmpty()) {
      portions.add(all.take(TOGETHER));
    }
    return portions;
  }

  @FunctionalInterface
  private interface Commands {
    void on(IMAPProtocol protocol) throws ProtocolException;
  }

  private void command(Commands commands) throws MessagingException {
    folder.doCommand(
        protocol -> {
          commands.on(protocol);
          return null;
        });
  }

  /** Closes without expunging messages that others marked as deleted. */
  @Override
  public void close() throws MessagingException {
    if (folder.isOpen()) {
      folder.close(false);
    }
  }
}
