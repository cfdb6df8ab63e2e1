package org.mailpromoter.graph.stub.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailpromoter.graph.stub.query.ExtendedId;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Conversations;
import org.mailpromoter.testkit.mime.Mail;

/** Extended properties that follow from the message, by their tags (MS-OXPROPS). */
public final class ExtendedProperties {
  /** The header as it was transported. */
  public static final int TRANSPORT_HEADERS = 0x007D;

  /** The flags of a message. */
  public static final int FLAGS = 0x0E07;

  private static final int READ = 1;
  private static final int UNSENT = 8;
  private static final int HAS_ATTACHMENTS = 16;

  private ExtendedProperties() {}

  /** A value; empty where the item does not have it. */
  public static Optional<String> valueOf(ExtendedId id, StoredItem item) {
    return Optional.ofNullable(item.marks().extended().get(id.normal()))
        .or(() -> id.tag().flatMap(tag -> valueOf(tag, item)));
  }

  private static Optional<String> valueOf(int tag, StoredItem item) {
    Mail mail = item.mail();
    return switch (tag) {
      case 0x001A -> Optional.of(Conversations.itemClass(mail));
      case 0x0037 -> mail.subject();
      case 0x0070 -> Optional.of(Conversations.topic(mail));
      case 0x0071 -> Optional.of(Conversations.index(mail, item.received()));
      case TRANSPORT_HEADERS -> Optional.of(new String(mail.header(), StandardCharsets.UTF_8));
      case 0x0E06 -> Optional.of(item.received().toString());
      case FLAGS -> Optional.of(String.valueOf(flags(item)));
      case 0x0E08 -> Optional.of(String.valueOf(mail.bytes().length));
      case 0x0E23 -> Optional.of(String.valueOf(item.number()));
      case 0x1035 -> mail.field("Message-ID");
      case 0x1039 -> mail.field("References");
      case 0x1042 -> mail.field("In-Reply-To");
      case 0x3008 -> Optional.of(item.stamp().modified().toString());
      default -> Optional.empty();
    };
  }

  private static int flags(StoredItem item) {
    return (item.marks().read() ? READ : 0)
        | (item.marks().draft() ? UNSENT : 0)
        | (item.content().attachments() ? HAS_ATTACHMENTS : 0);
  }
}
