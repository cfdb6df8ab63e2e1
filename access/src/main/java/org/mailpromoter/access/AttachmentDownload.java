package org.mailpromoter.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.message.UnseenCharacters;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Response;

/**
 * Sends the content of an attachment as a file to be saved. Strangers wrote it, so it is bytes of
 * no type to a browser, whatever the mail says, and is never opened in place. Thread-safe.
 */
public final class AttachmentDownload {
  private static final int LONGEST = 120;

  /** So much of the end of a long name stays, where programs look for the kind of file. */
  private static final int END = 30;

  private static final String NAMELESS = "attachment";

  private final Desk desk;

  /** Downloads of what a desk lends. */
  public AttachmentDownload(Desk desk) {
    this.desk = Objects.requireNonNull(desk, "desk");
  }

  /**
   * A response with an attachment. The caller has checked that its reader may have it.
   *
   * @param activity the activity with its body
   * @param number which of its attachments, from 1
   * @throws NotFoundException if there is none, or its content is not stored
   */
  public Response of(EmailActivity activity, int number) throws NotFoundException {
    long id = activity.id().value();
    Attachment attachment = Activities.attachment(activity, number);
    if (attachment.content().isEmpty()) {
      throw NotFoundException.of(Kind.ATTACHMENT, number).within(id);
    }
    return Response.of(200).stream("application/octet-stream", out -> write(id, number, out))
        .header("Content-Disposition", disposition(attachment.name()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header("Cache-Control", "no-store");
  }

  /** The storage is lent once more, because a slow client outlasts the request. */
  private void write(long activity, int number, OutputStream out) throws IOException {
    Desk.Work<Boolean, IOException> work = open -> write(open, activity, number, out);
    try {
      Boolean unused = desk.lend(work);
    } catch (Desk.ClosedException e) {
      throw new IOException("the storage was closed", e);
    }
  }

  private static boolean write(OpenInstallation open, long activity, int number, OutputStream out)
      throws IOException {
    try {
      Optional<Content> content = new Activities(open).attachment(activity, number).content();
      if (content.isPresent()) {
        try (InputStream in = content.get().open()) {
          in.transferTo(out);
        }
      }
      return content.isPresent();
    } catch (NotFoundException e) {
      throw new IOException("the attachment is no longer there", e);
    }
  }

  /** The name for old programs, and for all others the same in full (RFC 6266, RFC 8187). */
  static String disposition(String name) {
    String safe = safe(name);
    String ascii = safe.replaceAll("[^ -~]", "_");
    String encoded =
        URLEncoder.encode(safe, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
  }

  /** A name without what would make it a path, end a quoted text, or hide the file. */
  private static String safe(String name) {
    int[] all = name.codePoints().map(each -> isUnsafe(each) ? '_' : each).toArray();
    int end = Math.max(0, all.length - END);
    String text =
        all.length <= LONGEST
            ? new String(all, 0, all.length)
            : new String(all, 0, LONGEST - END) + new String(all, end, END);
    String safe = text.strip().replaceAll("^[. ]+|[. ]+$", "");
    return safe.isEmpty() ? NAMELESS : safe;
  }

  private static boolean isUnsafe(int character) {
    return "\\/:*?\"<>|%".indexOf(character) >= 0 || UnseenCharacters.isOne(character);
  }
}
