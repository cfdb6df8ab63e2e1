package org.mailpromoter.dataverse.sink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.dataverse.client.Json;
import org.mailpromoter.dataverse.client.Part;

/**
 * The attachments of an activity: small ones go with the row, large ones in blocks after it.
 * Immutable.
 *
 * @param inline those that go with the row
 * @param blocks those that are uploaded in blocks
 * @param leftOut whether one was left out, because it is too large or its content is not stored
 */
record Files(List<File> inline, List<File> blocks, boolean leftOut) {
  /** Above this size an attachment is uploaded in blocks (docs: 4 MB). */
  static final int MOST_INLINE = 4 << 20;

  /** What all attachments in one request may have. */
  private static final int MOST_TOGETHER = 12 << 20;

  private static final int FILE_NAME = 255;
  private static final int MIME_TYPE = 256;

  /** An attachment with its content and the id of its row. */
  record File(UUID id, Attachment attachment, Content content) {
    /** Its row without its content. */
    Map<String, Object> row() {
      Map<String, Object> row = new LinkedHashMap<>();
      String name = attachment.name().isBlank() ? "attachment" : attachment.name();
      row.put("activitymimeattachmentid", id.toString());
      row.put("objecttypecode", "email");
      row.put("subject", MailText.cut(name, FILE_NAME));
      row.put("filename", MailText.cut(name, FILE_NAME));
      row.put("mimetype", MailText.cut(attachment.contentType(), MIME_TYPE));
      return row;
    }
  }

  /** Those of an e-mail. */
  static Files of(UUID email, List<Attachment> attachments, long largest) {
    List<File> inline = new ArrayList<>();
    List<File> blocks = new ArrayList<>();
    long together = 0;
    boolean leftOut = false;
    for (int place = 0; place < attachments.size(); place++) {
      Attachment each = attachments.get(place);
      if (each.fate() != Attachment.Fate.KEPT) {
        continue;
      }
      if (each.content().isEmpty() || each.size() > largest) {
        leftOut = true;
        continue;
      }
      Content content = each.content().get();
      File file = new File(RowIds.attachment(email, place), each, content);
      boolean small = content.size() <= MOST_INLINE && together + content.size() <= MOST_TOGETHER;
      together += small ? content.size() : 0;
      (small ? inline : blocks).add(file);
    }
    return new Files(List.copyOf(inline), List.copyOf(blocks), leftOut);
  }

  /** The request that creates a row with the attachments that go with it. */
  Part create(Map<String, Object> row) {
    if (inline.isEmpty()) {
      return Part.json("POST", "emails", row);
    }
    List<Part.Piece> pieces = new ArrayList<>();
    pieces.add(open(row, ",\"email_activity_mime_attachment\":["));
    for (int i = 0; i < inline.size(); i++) {
      pieces.add(open(inline.get(i).row(), ",\"body\":\""));
      Content content = inline.get(i).content();
      pieces.add(new Base64Piece(content.size(), content::open));
      pieces.add(text(i < inline.size() - 1 ? "\"}," : "\"}"));
    }
    pieces.add(text("]}"));
    return new Part("POST", "emails", List.of(), pieces);
  }

  /** An object without its closing brace, and what follows instead. */
  static Part.Piece open(Map<String, Object> object, String rest) {
    String json = new String(Json.write(object), StandardCharsets.UTF_8);
    return text(json.substring(0, json.length() - 1) + rest);
  }

  static Part.Piece text(String text) {
    return Part.Piece.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
