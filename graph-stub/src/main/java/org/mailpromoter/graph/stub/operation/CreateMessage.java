package org.mailpromoter.graph.stub.operation;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailpromoter.graph.stub.json.GraphException;
import org.mailpromoter.graph.stub.json.Json;
import org.mailpromoter.graph.stub.message.ExtendedProperties;
import org.mailpromoter.graph.stub.query.Expansion;
import org.mailpromoter.graph.stub.query.ExtendedId;
import org.mailpromoter.graph.stub.store.StoredFolder;
import org.mailpromoter.graph.stub.store.StoredItem;
import org.mailpromoter.graph.stub.store.StoredMailbox;
import org.mailpromoter.graph.stub.store.WellKnown;

/**
 * Makes a message of JSON or, with text/plain, of MIME in Base64. It is a draft, unless the
 * extended property 0x0E07 says otherwise.
 */
final class CreateMessage implements Operation {
  private static final int UNSENT = 8;

  /** As documented for MIME: what is larger is an error 413. */
  private static final int LARGEST = 4 << 20;

  @Override
  public Answer answer(Call call) {
    StoredMailbox mailbox = call.mailbox();
    int folder = call.folder().map(StoredFolder::number).orElse(WellKnown.DRAFTS.number());
    boolean mime = call.ask().header("content-type").orElse("").startsWith("text/plain");
    Map<String, String> extended = mime ? Map.of() : extended(call.body());
    byte[] message = mime ? decoded(call.ask().body()) : MimeWriter.write(call.body());
    StoredItem.Marks marks =
        new StoredItem.Marks(
            List.of(), extended, true, isDraft(extended), StoredItem.Importance.NORMAL);
    StoredItem made = mailbox.add(folder, StoredItem.Content.of(message), marks, mailbox.now());
    return GetMessage.of(call, 201, made);
  }

  private static byte[] decoded(byte[] base64) {
    if (base64.length > LARGEST) {
      throw GraphException.of(413, "RequestEntityTooLarge", "The request is larger than 4 MB.");
    }
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw GraphException.of(
          400, "ErrorMimeContentInvalidBase64String", "The MIME content is not Base64.");
    }
  }

  private static Map<String, String> extended(Map<String, Object> body) {
    Map<String, String> values = new TreeMap<>();
    for (Object each : Json.asList(body.getOrDefault(Expansion.NAME, List.of()))) {
      Map<String, Object> property = Json.asObject(each);
      ExtendedId id = ExtendedId.of(String.valueOf(property.get("id")));
      values.put(id.normal(), String.valueOf(property.get("value")));
    }
    return values;
  }

  private static boolean isDraft(Map<String, String> extended) {
    String id = "Integer 0x" + Integer.toHexString(ExtendedProperties.FLAGS);
    return (Integer.parseInt(extended.getOrDefault(id, "8")) & UNSENT) != 0;
  }
}
