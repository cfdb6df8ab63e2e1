package org.mailpromoter.connectors.graph;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.graph.stub.GraphMailbox;
import org.mailpromoter.graph.stub.GraphServerStub;
import org.mailpromoter.graph.stub.fault.Fault;
import org.mailpromoter.graph.stub.fault.GraphFaults;
import org.mailpromoter.graph.stub.fault.GraphOperation;
import org.mailpromoter.graph.stub.fault.Refusal;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.MailServerUnderTest;
import org.mailpromoter.testkit.SubmissionFault;

/**
 * The stub server for senders. Where the contract wants a doubt, the copy has left Sent Items
 * before anybody looks, for otherwise there would be none.
 */
final class StubMailServer implements MailServerUnderTest {
  static final String DRAFTS = "Drafts";
  static final String SENT = "Sent Items";

  private static final Fault NONSENSE = GraphFaults.answer(200, "application/json", "{\"id\":");

  private final GraphServerStub stub = GraphServerStub.start();
  private final GraphMailbox mailbox = stub.mailbox("anna");
  private final String token = stub.token("anna");
  private final List<MailSender> opened = new ArrayList<>();

  GraphServerStub stub() {
    return stub;
  }

  GraphMailbox mailbox() {
    return mailbox;
  }

  @Override
  public MailSender open() {
    return open("1s");
  }

  MailSender open(String timeout) {
    GraphSenderFactory factory = new GraphSenderFactory();
    Map<String, String> sender = new HashMap<>();
    sender.put("url", stub.url().toString());
    sender.put("security", "insecure-plain");
    sender.put("authentication", "oauth2-token");
    sender.put("read-timeout", timeout);
    MailSender made =
        factory.sender(
            "anna",
            Config.of(factory.senderKeys(), sender),
            Config.of(factory.mailboxKeys(), Map.of("token", token)));
    opened.add(made);
    return made;
  }

  @Override
  public void next(SubmissionFault fault) {
    switch (fault) {
      case TURNS_AWAY -> stub.faults().once(GraphFaults.answer(503, "text/html", ""));
      case REFUSES_THE_LOGIN -> stub.faults().once(GraphFaults.refused(Refusal.invalidToken()));
      case REFUSES_FOR_GOOD -> next(GraphOperation.CREATE, refused(400, "ErrorMimeContentInvalid"));
      case REFUSES_FOR_NOW -> next(GraphOperation.CREATE, refused(500, "InternalServerError"));
      case GOES_AWAY_BEFORE -> next(GraphOperation.CREATE, GraphFaults.dropped());
      case BABBLES_BEFORE -> next(GraphOperation.CREATE, NONSENSE);
      case REFUSES_THE_CONTENT_FOR_GOOD ->
          next(GraphOperation.SEND, refused(403, "ErrorSendAsDenied"));
      case REFUSES_THE_CONTENT_FOR_NOW ->
          next(GraphOperation.SEND, refused(500, "InternalServerError"));
      case CLOSES_AFTER -> next(GraphOperation.SEND, unseen(GraphFaults.dropped()));
      case RESETS_AFTER -> next(GraphOperation.SEND, unseen(GraphFaults.begun()));
      case IS_SILENT_AFTER -> next(GraphOperation.SEND, unseen(GraphFaults.silent()));
      case BABBLES_AFTER -> next(GraphOperation.SEND, unseen(NONSENSE));
      case ACCEPTS_AND_GOES_AWAY -> next(GraphOperation.SEND, GraphFaults.last());
    }
  }

  private void next(GraphOperation operation, Fault fault) {
    stub.faults().once(operation, fault);
  }

  private Fault refused(int status, String code) {
    return GraphFaults.refused(Refusal.of(status, code, "Not with the token " + token));
  }

  private Fault unseen(Fault answer) {
    return GraphFaults.carriedOut(() -> mailbox.moveLast(SENT, "Inbox"), answer);
  }

  @Override
  public OptionalLong knownLimit() {
    return OptionalLong.of(3 << 20);
  }

  @Override
  public List<String> accepted() {
    return stub.carried().stream()
        .map(each -> new String(each.mime(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<String> secrets() {
    return List.of(token);
  }

  @Override
  public void close() {
    opened.forEach(MailSender::close);
    stub.close();
  }
}
