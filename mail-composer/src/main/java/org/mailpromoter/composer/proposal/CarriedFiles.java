package org.mailpromoter.composer.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.core.dispatch.OriginalMail;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;

/** The files of a mail that is passed on. */
final class CarriedFiles {
  private static final String NAMELESS = "attachment";

  /**
   * The files whose contents are kept.
   *
   * @param leftOut receives the names of the others
   */
  List<Attachment> of(OriginalMail original, List<String> leftOut) {
    List<Attachment> carried = new ArrayList<>();
    for (Attachment each : original.activity().body().attachments()) {
      String name = name(each);
      Optional<Content> content = each.content();
      content.ifPresentOrElse(
          bytes -> carried.add(new Attachment(name, type(each), each.size()).with(bytes)),
          () -> leftOut.add(name));
    }
    return carried;
  }

  private static String name(Attachment file) {
    String name = Enclosure.fitting(file.name());
    return name.isEmpty() ? NAMELESS : name;
  }

  /** An attached message or multipart would be read as a part of the mail. */
  private static String type(Attachment file) {
    return Enclosure.isType(file.contentType()) ? file.contentType() : Enclosure.BYTES;
  }
}
