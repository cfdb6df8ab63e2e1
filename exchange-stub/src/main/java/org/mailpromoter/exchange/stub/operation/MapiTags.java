package org.mailpromoter.exchange.stub.operation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.exchange.stub.store.StoredFolder;
import org.mailpromoter.exchange.stub.store.StoredItem;
import org.mailpromoter.testkit.mime.Conversations;

/** MAPI properties that follow from the message (MS-OXPROPS). */
final class MapiTags {
  static final int TRANSPORT_HEADERS = 0x007D;

  private static final int READ = 1;
  private static final int UNSENT = 8;
  private static final int HAS_ATTACHMENTS = 16;

  private MapiTags() {}

  static Optional<String> valueOf(int tag, StoredItem item) {
    return switch (tag) {
      case 0x001A -> Optional.of(Conversations.itemClass(item.mail()));
      case 0x0037 -> item.mail().subject();
      case 0x0070 -> Optional.of(Conversations.topic(item.mail()));
      case 0x0071 -> Optional.of(Conversations.index(item.mail(), item.received()));
      case TRANSPORT_HEADERS ->
          Optional.of(new String(item.mail().header(), StandardCharsets.UTF_8));
      case 0x0E06, 0x3007 -> Optional.of(Dates.text(item.received(), Set.of()));
      case 0x0E07 -> Optional.of(String.valueOf(flags(item)));
      case 0x0E08 -> Optional.of(String.valueOf(item.mail().bytes().length));
      case 0x0E23 -> Optional.of(String.valueOf(item.number()));
      case 0x0E69 -> Optional.of(String.valueOf(item.read()));
      case 0x0FF9, 0x300B -> Optional.of(key(item));
      case 0x1035 -> item.mail().field("Message-ID");
      case 0x1039 -> item.mail().field("References");
      case 0x1042 -> item.mail().field("In-Reply-To");
      case 0x10F3 -> Optional.of(item.number() + ".EML");
      case 0x3008 -> Optional.of(Dates.text(item.modified(), Set.of()));
      default -> Optional.empty();
    };
  }

  private static String key(StoredItem item) {
    byte[] bytes = (item.mailbox() + "/" + item.number()).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static int flags(StoredItem item) {
    return (item.read() ? READ : 0)
        | (item.draft() ? UNSENT : 0)
        | (item.mail().hasAttachments() ? HAS_ATTACHMENTS : 0);
  }

  static Optional<String> valueOf(int tag, StoredFolder folder) {
    return switch (tag) {
      case 0x3001 -> Optional.of(folder.name());
      case 0x3602 -> Optional.of(String.valueOf(folder.total()));
      case 0x3603 -> Optional.of(String.valueOf(folder.unread()));
      case 0x360A -> Optional.of(String.valueOf(folder.children() > 0));
      case 0x3613 -> Optional.of(folder.folderClass());
      case 0x670A -> Optional.of("2026-01-01T00:00:00Z");
      default -> Optional.empty();
    };
  }
}
