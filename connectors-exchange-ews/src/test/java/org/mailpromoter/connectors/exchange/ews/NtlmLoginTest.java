package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;
import org.mailpromoter.exchange.stub.ExchangeSettings.Scheme;
import org.mailpromoter.exchange.stub.ExchangeSettings.Transport;
import org.mailpromoter.exchange.stub.fault.HttpFaults;
import org.mailpromoter.exchange.stub.fault.SeenRequest;

/** NTLM: one login for each connection, and one attempt with each password. */
class NtlmLoginTest {
  private static final PageLimit LIMIT = new PageLimit(100, 4096);

  private static MailboxSource source(ExchangeServerStub stub, String user, String password) {
    Map<String, String> profile = new HashMap<>();
    profile.put("authentication", "ntlm");
    if (stub.url().getScheme().equals("https")) {
      profile.put("security", "tls");
      profile.put("trust", stub.certificate().toString());
    }
    return Ews.source(Ews.profile(stub, profile), Map.of("username", user, "password", password));
  }

  private static ExchangeServerStub stub(Scheme scheme) {
    return ExchangeServerStub.start(ExchangeSettings.plain().offering(scheme));
  }

  private static ChangePage read(MailboxSession session) throws MailAccessException {
    return session.changesSince(new FolderId("INBOX"), Cursor.START, LIMIT);
  }

  private static List<Integer> refused(ExchangeServerStub stub) {
    return stub.requests().stream().map(SeenRequest::status).filter(s -> s == 401).toList();
  }

  @Test
  void aServerThatWantsAWholeFirstMessageIsGivenOne() throws Exception {
    try (ExchangeServerStub stub = stub(Scheme.NTLM_STRICT)) {
      stub.mailbox("anna").password("secret").deliver(mail().bytes());
      try (MailboxSession session = source(stub, "anna", "secret").open()) {
        assertThat(read(session).changes()).hasSize(1);
      }
    }
  }

  @Test
  void aConnectionIsLoggedInOnce() throws Exception {
    try (ExchangeServerStub stub = stub(Scheme.NTLM)) {
      stub.mailbox("anna").password("Grün & Geheim").deliver(mail().bytes());
      try (MailboxSession session = source(stub, "STUB\\anna", "Grün & Geheim").open()) {
        assertThat(read(session).changes()).hasSize(1);
        read(session);
        read(session);
      }
      assertThat(refused(stub)).hasSize(1);
    }
  }

  @Test
  void aNameInTheFormOfAnAddressWillDo() throws Exception {
    try (ExchangeServerStub stub = stub(Scheme.NTLM)) {
      stub.mailbox("anna");
      source(stub, "anna@stub.example", "secret").open().close();
    }
  }

  @Test
  void aWrongPasswordIsTriedOnce() {
    try (ExchangeServerStub stub = stub(Scheme.NTLM)) {
      stub.mailbox("anna");
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> source(stub, "anna", "wr0ng").open());
      assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
      assertThat(e.sentence()).contains("it offers NTLM").doesNotContain("wr0ng");
      assertThat(stub.requests()).hasSize(2);
    }
  }

  @Test
  void aServerThatOffersNoNtlmIsToldSo() {
    try (ExchangeServerStub stub = stub(Scheme.BASIC)) {
      stub.mailbox("anna");
      MailAccessException e =
          catchThrowableOfType(
              MailAccessException.class, () -> source(stub, "anna", "secret").open());
      assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
      assertThat(e.sentence()).contains("it offers Basic");
    }
  }

  @Test
  void aConnectionThatTheServerClosedIsLoggedInAgain() throws Exception {
    try (ExchangeServerStub stub = stub(Scheme.NTLM)) {
      stub.mailbox("anna").deliver(mail().bytes());
      try (MailboxSession session = source(stub, "anna", "secret").open()) {
        stub.faults().once(HttpFaults.last());
        read(session);
        assertThat(read(session).changes()).hasSize(1);
        stub.faults().once(HttpFaults.dropped());
        assertThat(read(session).changes()).hasSize(1);
      }
    }
  }

  @Test
  void anAnswerIsBoundToTheChannelAsExtendedProtectionDemands() throws Exception {
    ExchangeSettings settings =
        ExchangeSettings.plain().over(Transport.HTTPS).offering(Scheme.NTLM_BOUND);
    try (ExchangeServerStub stub = ExchangeServerStub.start(settings)) {
      stub.mailbox("anna").deliver(mail().bytes());
      try (MailboxSession session = source(stub, "anna", "secret").open()) {
        assertThat(read(session).changes()).hasSize(1);
      }
    }
  }
}
