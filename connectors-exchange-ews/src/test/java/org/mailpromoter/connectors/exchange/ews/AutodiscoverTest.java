package org.mailpromoter.connectors.exchange.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailpromoter.testkit.MailBuilder.mail;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailpromoter.connectors.exchange.ews.login.Autodiscover;
import org.mailpromoter.connectors.exchange.ews.reply.EwsError;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.exchange.stub.ExchangeServerStub;
import org.mailpromoter.exchange.stub.ExchangeSettings;
import org.mailpromoter.exchange.stub.ExchangeSettings.Transport;
import org.mailpromoter.http.RealPause;

/** Autodiscover searches the mailbox's own domain, and the login is sent nowhere else. */
class AutodiscoverTest {
  private static final URI NOWHERE = URI.create("https://localhost:1/autodiscover.xml");

  private final ExchangeServerStub stub =
      ExchangeServerStub.start(ExchangeSettings.plain().over(Transport.HTTPS));

  @AfterEach
  void stop() {
    stub.close();
  }

  private MailboxSource source(Map<String, String> more, String user, URI... places) {
    EwsConnectorFactory factory =
        new EwsConnectorFactory(
            Clock.systemUTC(), new Random(1), RealPause::new, domain -> List.of(places));
    Map<String, String> profile = new HashMap<>(more);
    profile.put("autodiscover", "own-domain");
    return Ews.source(factory, profile, Map.of("username", user, "password", "secret"));
  }

  private Map<String, String> trusting() {
    return Map.of("trust", stub.certificate().toString());
  }

  private MailAccessException failure(MailboxSource source) {
    return catchThrowableOfType(MailAccessException.class, source::open);
  }

  @Test
  void theWebServiceIsFoundWhereTheDomainSaysItIs() throws Exception {
    stub.mailbox("anna@localhost").deliver(mail().bytes());
    MailboxSource source = source(trusting(), "anna@localhost", NOWHERE, stub.autodiscoverUrl());
    try (MailboxSession session = source.open()) {
      assertThat(
              session
                  .changesSince(new FolderId("INBOX"), Cursor.START, new PageLimit(10, 4096))
                  .changes())
          .hasSize(1);
    }
  }

  @Test
  void aPlaceOutsideOfTheDomainIsNotBelieved() {
    stub.mailbox("anna@elsewhere.example");
    MailAccessException e =
        failure(source(trusting(), "anna@elsewhere.example", stub.autodiscoverUrl()));
    assertThat(e.code()).isEqualTo(EwsError.AUTODISCOVER_ASTRAY);
    assertThat(e.sentence()).contains(stub.url().toString(), "not within the domain");
    assertThat(stub.requests()).isEmpty();
  }

  @Test
  void nobodyIsSentToAnotherDomainOrOutOfTls() {
    stub.mailbox("anna@localhost");
    for (String target :
        List.of(
            "https://localhost.attacker.example/x",
            "https://notlocalhost/x",
            "http://localhost/x",
            "https://localhost@attacker.example/x",
            "no address at all")) {
      stub.redirectAutodiscover(target);
      assertThat(failure(source(trusting(), "anna@localhost", stub.autodiscoverUrl())).code())
          .isEqualTo(EwsError.AUTODISCOVER_ASTRAY);
    }
  }

  @Test
  void roundAndRoundEnds() {
    stub.mailbox("anna@localhost");
    stub.redirectAutodiscover(stub.autodiscoverUrl().toString());
    MailAccessException e = failure(source(trusting(), "anna@localhost", stub.autodiscoverUrl()));
    assertThat(e.code()).isEqualTo(EwsError.AUTODISCOVER_FAILED);
    assertThat(stub.autodiscoverCredentials()).isEqualTo(4);
  }

  @Test
  void aServerThatIsNotVerifiedLearnsNothing() {
    stub.mailbox("anna@localhost");
    MailAccessException e = failure(source(Map.of(), "anna@localhost", stub.autodiscoverUrl()));
    assertThat(e.code()).isEqualTo(EwsError.AUTODISCOVER_FAILED);
    assertThat(e.sentence()).contains("certificate is not trusted");
    assertThat(stub.autodiscoverCredentials()).isZero();
  }

  @Test
  void aLoginThatIsRefusedIsNotTriedElsewhere() {
    stub.mailbox("anna@localhost").password("another");
    MailAccessException e =
        failure(
            source(trusting(), "anna@localhost", stub.autodiscoverUrl(), stub.autodiscoverUrl()));
    assertThat(e.code()).isEqualTo(EwsError.AUTHENTICATION_REFUSED);
    assertThat(stub.autodiscoverCredentials()).isEqualTo(1);
  }

  @Test
  void onlyTheOwnDomainIsEverAsked() {
    assertThat(Autodiscover.places("mail.contoso.example"))
        .extracting(URI::getHost)
        .containsExactly("autodiscover.mail.contoso.example", "mail.contoso.example");
    assertThat(Autodiscover.places("contoso.example"))
        .allMatch(place -> place.getScheme().equals("https"));
  }

  @Test
  void slipsInTheConfigurationAreRefused() {
    assertThatThrownBy(() -> source(trusting(), "CONTOSO\\anna"))
        .hasMessageContaining("needs an address for autodiscover");
    assertThatThrownBy(() -> source(Map.of("url", stub.url().toString()), "anna@localhost"))
        .hasMessageContaining("exclude each other");
    assertThatThrownBy(() -> source(Map.of("security", "insecure-plain"), "anna@localhost"))
        .hasMessageContaining("autodiscover needs security tls");
  }
}
