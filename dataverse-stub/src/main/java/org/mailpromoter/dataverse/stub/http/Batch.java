package org.mailpromoter.dataverse.stub.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.operation.Call;
import org.mailpromoter.dataverse.stub.operation.Reply;

/**
 * A batch (OData 4.0, 11.7): its requests are run in order; those of a change set completely or not
 * at all. The first error ends it, unless the client prefers to continue.
 */
final class Batch {
  private static final int MOST_PARTS = 1_000;
  private static final int LONGEST_ADDRESS = 64 << 10;

  private final Call call;
  private final String base;
  private final Function<Call, Reply> router;
  private final Transactions transactions;
  private final List<String> operations = new ArrayList<>();
  private int count;

  /** Runs work completely or not at all. */
  interface Transactions {
    Reply run(Supplier<Reply> work);
  }

  Batch(Call call, String base, Function<Call, Reply> router, Transactions transactions) {
    this.call = call;
    this.base = base;
    this.router = router;
    this.transactions = transactions;
  }

  /** What was asked so far, in order. */
  List<String> operations() {
    return operations;
  }

  Reply run() {
    String type = call.header("Content-Type").orElse("");
    boolean goesOn = call.prefers("odata.continue-on-error");
    List<String> answers = new ArrayList<>();
    int status = 200;
    for (Multipart.Part part : Multipart.parts(type, call.body())) {
      boolean set = Multipart.is(part.header("content-type"));
      Reply reply = set ? changes(part) : single(part, Map.of());
      answers.add(reply.headers().containsKey(NESTED) ? nested(reply) : http(reply, ""));
      if (reply.status() >= 400 && !goesOn) {
        status = reply.status();
        break;
      }
    }
    return multipart(status, "batchresponse_" + UUID.randomUUID(), answers);
  }

  private static final String NESTED = "Content-Type-Of-Set";

  private Reply single(Multipart.Part part, Map<String, String> known) {
    try {
      Call inner = inner(part, known);
      return transactions.run(() -> router.apply(inner));
    } catch (ODataError e) {
      return Reply.error(e);
    }
  }

  private Reply changes(Multipart.Part set) {
    try {
      return transactions.run(() -> changed(set));
    } catch (ODataError e) {
      return Reply.error(e);
    }
  }

  private Reply changed(Multipart.Part set) {
    Map<String, String> known = new HashMap<>();
    List<String> answers = new ArrayList<>();
    for (Multipart.Part part : Multipart.parts(set.header("content-type"), set.body())) {
      Call inner = inner(part, known);
      if (inner.method().equals("GET")) {
        throw ODataError.payload("A change set must not contain a query operation.");
      }
      Reply reply = router.apply(inner);
      String id = part.header("content-id");
      String address = reply.headers().getOrDefault("OData-EntityId", "");
      if (!id.isEmpty() && !address.isEmpty()) {
        known.put("$" + id, address.substring(address.indexOf(base) + base.length()));
      }
      answers.add(http(reply, id));
    }
    String boundary = "changesetresponse_" + UUID.randomUUID();
    Reply whole = multipart(200, boundary, answers);
    return new Reply(200, Map.of(NESTED, "multipart/mixed; boundary=" + boundary), whole.body());
  }

  private Call inner(Multipart.Part part, Map<String, String> known) {
    if (++count > MOST_PARTS) {
      throw ODataError.payload("A batch has at most " + MOST_PARTS + " requests.");
    }
    Multipart.Part message = Multipart.message(part.body(), true);
    String[] line = message.first().split(" ", -1);
    if (line.length < 3) {
      throw ODataError.payload("Not a request line: " + message.first());
    }
    String body = message.body();
    String address = line[1];
    for (Map.Entry<String, String> each : known.entrySet()) {
      body = body.replace("\"" + each.getKey() + "\"", "\"/" + each.getValue() + "\"");
      address = referring(address, each.getKey(), each.getValue());
    }
    if (address.length() > LONGEST_ADDRESS) {
      throw ODataError.query("The address in the batch is longer than 64 kB.");
    }
    int query = address.indexOf('?');
    String path = query < 0 ? address : address.substring(0, query);
    int root = path.indexOf(base);
    Call inner =
        Call.of(
            line[0],
            root < 0 ? path : path.substring(root + base.length()),
            query < 0 ? "" : address.substring(query + 1),
            message.headers(),
            body,
            call.user());
    operations.add(inner.operation());
    return inner;
  }

  private static String referring(String address, String id, String known) {
    String plain = address.startsWith("/") ? address.substring(1) : address;
    boolean refers = plain.equals(id) || plain.startsWith(id + "/") || plain.startsWith(id + "?");
    return refers ? known + plain.substring(id.length()) : address;
  }

  private static String http(Reply reply, String contentId) {
    StringBuilder text =
        new StringBuilder(
            "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
    if (!contentId.isEmpty()) {
      text.append("Content-ID: ").append(contentId).append("\r\n");
    }
    text.append("\r\nHTTP/1.1 ").append(reply.status()).append(" Status\r\n");
    reply.headers().forEach((name, value) -> line(text, name, value));
    return text.append("\r\n").append(reply.body()).toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }

  private static String nested(Reply reply) {
    return "Content-Type: " + reply.headers().get(NESTED) + "\r\n\r\n" + reply.body();
  }

  private static Reply multipart(int status, String boundary, List<String> parts) {
    StringBuilder body = new StringBuilder();
    parts.forEach(
        each -> body.append("--").append(boundary).append("\r\n").append(each).append("\r\n"));
    body.append("--").append(boundary).append("--\r\n");
    return new Reply(
        status,
        Map.of("Content-Type", "multipart/mixed; boundary=" + boundary, "OData-Version", "4.0"),
        body.toString());
  }
}
