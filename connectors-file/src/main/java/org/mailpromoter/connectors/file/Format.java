package org.mailpromoter.connectors.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;

/** How mail lies in files. */
enum Format {
  /** One file, messages one after the other (RFC 4155 and its relatives). */
  MBOX,
  /** A folder with {@code cur}, {@code new} and {@code tmp}, one file a message. */
  MAILDIR,
  /** A folder of {@code .eml} files. */
  EML;

  static MailboxSession open(String mailbox, Path path, Optional<Format> chosen)
      throws MailAccessException {
    if (!Files.exists(path)) {
      throw FileError.MISSING.failure(mailbox, path, "there is no such file or folder", null);
    }
    if (!Files.isReadable(path)) {
      throw FileError.UNREADABLE.failure(mailbox, path, "this user may not read it", null);
    }
    Format format = chosen.orElseGet(() -> guess(path));
    boolean wantsFolder = format != MBOX;
    if (wantsFolder != Files.isDirectory(path)) {
      throw FileError.WRONG_FORMAT.failure(
          mailbox,
          path,
          wantsFolder ? "it is a file, not a folder" : "it is a folder, not an mbox file",
          null);
    }
    return switch (format) {
      case MBOX -> new MboxSession(mailbox, path);
      case MAILDIR -> new FolderSession(mailbox, new Maildir(path));
      case EML -> new FolderSession(mailbox, new EmlFolder(path));
    };
  }

  private static Format guess(Path path) {
    if (!Files.isDirectory(path)) {
      return MBOX;
    }
    return Files.isDirectory(path.resolve("cur")) ? MAILDIR : EML;
  }
}
