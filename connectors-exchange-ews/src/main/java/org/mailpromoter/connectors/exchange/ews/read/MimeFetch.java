package org.mailpromoter.connectors.exchange.ews.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.connectors.exchange.ews.call.BatchSize;
import org.mailpromoter.connectors.exchange.ews.call.Batches;
import org.mailpromoter.connectors.exchange.ews.call.Calls;
import org.mailpromoter.connectors.exchange.ews.call.Items;
import org.mailpromoter.connectors.exchange.ews.reply.Reply;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;
import org.mailpromoter.connectors.exchange.ews.xml.XmlRequest;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MessageRef;

/**
 * Reads whole messages. Exchange sends the content of an item before its id: small messages are
 * asked for together and held until the id is there, large ones are requested alone and passed on
 * while they come in.
 */
public final class MimeFetch {
  /** Maximum size of a batch, by the sizes that Exchange reported. */
  private static final long BATCH_BYTES = 4 << 20;

  /** Maximum size that is held, whatever size was reported; a larger message is read alone. */
  private static final int LARGEST_HELD = 8 << 20;

  /** How much larger an answer may be than reported. */
  private static final long ROOM = 64L << 20;

  private final Calls calls;
  private final BatchSize size;
  private final String doing;
  private final BodySink sink;
  private final List<Change.Arrived> alone = new ArrayList<>();

  public MimeFetch(Calls calls, BatchSize size, String doing, BodySink sink) {
    this.calls = calls;
    this.size = size;
    this.doing = doing;
    this.sink = sink;
  }

  public void read(List<Change.Arrived> messages) throws MailAccessException {
    Map<String, Change.Arrived> batch = new LinkedHashMap<>();
    long bytes = 0;
    for (Change.Arrived message : messages) {
      if (message.size() > BATCH_BYTES) {
        alone.add(message);
        continue;
      }
      if (bytes + message.size() > BATCH_BYTES || batch.size() >= size.now()) {
        readTogether(batch);
        batch = new LinkedHashMap<>();
        bytes = 0;
      }
      bytes += message.size();
      batch.put(message.ref().id(), message);
    }
    readTogether(batch);
    for (Change.Arrived message : alone) {
      readAlone(message);
    }
  }

  private void readTogether(Map<String, Change.Arrived> batch) throws MailAccessException {
    if (!batch.isEmpty()) {
      Together together = new Together(batch);
      new Batches(calls, size, doing, ROOM).ask(List.copyOf(batch.keySet()), together);
      together.endWithout();
    }
  }

  private void readAlone(Change.Arrived message) throws MailAccessException {
    Alone one = new Alone(message.ref());
    new Batches(calls, new BatchSize(1), doing, ROOM + 4 * message.size())
        .ask(List.of(message.ref().id()), one);
    if (!one.handed) {
      sink.missing(message.ref(), "");
    }
  }

  private static XmlRequest.Part mime(List<String> ids) {
    return body ->
        body.element(
            "m:GetItem",
            get ->
                get.element(
                        "m:ItemShape",
                        shape ->
                            shape
                                .text("t:BaseShape", "IdOnly")
                                .text("t:IncludeMimeContent", "true"))
                    .element("m:ItemIds", list -> Items.ids(list, ids)));
  }

  /** Small messages: each is held until its id is known. */
  private final class Together implements Batches.Question {
    private final Map<String, Change.Arrived> batch;

    Together(Map<String, Change.Arrived> batch) {
      this.batch = batch;
    }

    @Override
    public XmlRequest.Part about(List<String> ids) {
      return mime(ids);
    }

    @Override
    public String take(String name, XmlAnswer at) throws IOException {
      String[] id = {""};
      if (name.equals("Items")) {
        at.eachChild(kind -> id[0] = item(at));
      }
      return id[0];
    }

    private String item(XmlAnswer at) throws IOException {
      Held held = new Held();
      at.eachChild(
          part -> {
            if (part.equals("MimeContent")) {
              held.bytes = at.base64().readNBytes(LARGEST_HELD + 1);
            }
            Items.id(part, at).ifPresent(found -> held.id = found);
          });
      Change.Arrived message = batch.get(held.id);
      if (message != null && held.bytes.length > 0) {
        batch.remove(held.id);
        hand(message, held.bytes);
      }
      return held.id;
    }

    private void hand(Change.Arrived message, byte[] bytes) throws IOException {
      if (bytes.length > LARGEST_HELD) {
        alone.add(message);
      } else {
        sink.message(message.ref(), new ByteArrayInputStream(bytes));
      }
    }

    @Override
    public void refused(String id, Reply reply) {
      Change.Arrived message = batch.remove(id);
      if (message != null) {
        sink.missing(message.ref(), calls.failures().words(reply));
      }
    }

    /** Items that were answered without content. */
    void endWithout() {
      batch.values().forEach(message -> sink.missing(message.ref(), ""));
    }
  }

  /** One small message while it is read. */
  private static final class Held {
    private byte[] bytes = {};
    private String id = "";
  }

  /** A large message, handed on while it comes in. */
  private final class Alone implements Batches.Question {
    private final MessageRef ref;
    private boolean handed;

    Alone(MessageRef ref) {
      this.ref = ref;
    }

    @Override
    public XmlRequest.Part about(List<String> ids) {
      return mime(ids);
    }

    @Override
    public String take(String name, XmlAnswer at) throws IOException {
      if (name.equals("Items")) {
        at.eachChild(
            kind ->
                at.eachChild(
                    part -> {
                      if (part.equals("MimeContent") && !handed) {
                        handed = true;
                        sink.message(ref, at.base64());
                      }
                    }));
      }
      return handed ? ref.id() : "";
    }

    @Override
    public void refused(String id, Reply reply) {
      handed = true;
      sink.missing(ref, calls.failures().words(reply));
    }
  }
}
