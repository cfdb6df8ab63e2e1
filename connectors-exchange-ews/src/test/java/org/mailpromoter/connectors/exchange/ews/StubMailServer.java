package org.mailpromoter.connectors.exchange.ews;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.exchange.stub.ExchangeMailbox;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.fault.Fault;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.SoapFaults;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.testkit.MailServerUnderTest;
import org.mailpromoter.testkit.SubmissionFault;

/**
 * The stub server for senders. Where the contract wants a doubt, the copy has left Sent Items
 * before anybody looks, for otherwise there would be none.
 */
final class StubMailServer implements MailServerUnderTest {
  static final String PASSWORD = "s3cret-word";
  static final String DRAFTS = "Drafts";
  static final String SENT = "Sent Items";

  private static final String SAVING = "CreateItem";
  private static final String SENDING = "SendItem";
  private static final Fault NONSENSE = HttpFaults.answer(200, "text/xml", "<Envelope><");

  private final ExchangeServerStub stub = ExchangeServerStub.start();
  private final ExchangeMailbox mailbox = stub.mailbox("anna").password(PASSWORD);
  private final List<MailSender> opened = new ArrayList<>();

  ExchangeServerStub stub() {
    return stub;
  }

  ExchangeMailbox mailbox() {
    return mailbox;
  }

  @Override
  public MailSender open() {
    return open("1s");
  }

  MailSender open(String timeout) {
    EwsSenderFactory factory = new EwsSenderFactory();
    Config sender =
        Config.of(factory.senderKeys(), Ews.profile(stub, Map.of("read-timeout", timeout)));
    Config login =
        Config.of(factory.mailboxKeys(), Map.of("username", "anna", "password", PASSWORD));
    MailSender made = factory.sender("anna", sender, login);
    opened.add(made);
    return made;
  }

  @Override
  public void next(SubmissionFault fault) {
    switch (fault) {
      case TURNS_AWAY -> stub.faults().once(HttpFaults.answer(503, "text/html", ""));
      case REFUSES_THE_LOGIN -> stub.faults().once(HttpFaults.unauthorized());
      case REFUSES_FOR_GOOD -> next(SAVING, refused("ErrorMimeContentInvalid"));
      case REFUSES_FOR_NOW -> next(SAVING, refused("ErrorMailboxStoreUnavailable"));
      case GOES_AWAY_BEFORE -> next(SAVING, HttpFaults.dropped());
      case BABBLES_BEFORE -> next(SAVING, NONSENSE);
      case REFUSES_THE_CONTENT_FOR_GOOD -> next(SENDING, refused("ErrorSendAsDenied"));
      case REFUSES_THE_CONTENT_FOR_NOW -> next(SENDING, refused("ErrorMailboxStoreUnavailable"));
      case CLOSES_AFTER -> next(SENDING, unseen(HttpFaults.dropped()));
      case RESETS_AFTER -> next(SENDING, unseen(HttpFaults.begun()));
      case IS_SILENT_AFTER -> next(SENDING, unseen(HttpFaults.silent()));
      case BABBLES_AFTER -> next(SENDING, unseen(NONSENSE));
      case ACCEPTS_AND_GOES_AWAY -> next(SENDING, HttpFaults.last());
    }
  }

  private void next(String operation, Fault fault) {
    stub.faults().once(operation, fault);
  }

  private static Fault refused(String code) {
    return SoapFaults.error(200, code, "Not with the password " + PASSWORD);
  }

  private Fault unseen(Fault answer) {
    return HttpFaults.carriedOut(() -> mailbox.moveLast(SENT, "Inbox"), answer);
  }

  @Override
  public List<String> accepted() {
    return stub.carried().stream()
        .map(each -> new String(each.mime(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public List<String> secrets() {
    return List.of(PASSWORD);
  }

  @Override
  public void close() {
    opened.forEach(MailSender::close);
    stub.close();
  }
}
