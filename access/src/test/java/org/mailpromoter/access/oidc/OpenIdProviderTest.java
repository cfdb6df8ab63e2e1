package org.mailpromoter.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailpromoter.access.IdentityProvider;
import org.mailpromoter.access.IdentityProvider.Begun;
import org.mailpromoter.access.IdentityProvider.ProviderException;
import org.mailpromoter.access.IdentityProvider.Vouched;
import org.mailpromoter.access.MovingClock;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.web.Fields;

/** Logins at a provider that does everything right, and at others. */
class OpenIdProviderTest {
  private static final URI ANSWER = URI.create("https://mail.x.example/login/provider/answer");
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private ScriptedProvider there;

  @BeforeEach
  void start() throws Exception {
    there = new ScriptedProvider(NOW);
  }

  @AfterEach
  void stop() {
    there.close();
  }

  private IdentityProvider provider(Map<String, AccountId> accounts) {
    return new OpenIdProvider(settings(accounts), Clock.systemUTC());
  }

  private OpenIdSettings settings(Map<String, AccountId> accounts) {
    return new OpenIdSettings(
        "X Company",
        there.address(),
        ScriptedProvider.CLIENT,
        Optional.of(ScriptedProvider.SECRET),
        List.of("profile"),
        "preferred_username",
        Optional.of("preferred_username"),
        "groups",
        Map.of("mail-admins", Role.ADMINISTRATOR, "staff", Role.USER),
        accounts);
  }

  private Vouched login() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, false);
    return provider.finish(ANSWER, there.login(begun.address()), begun.kept());
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(this::login)
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void theRequestAsksForACodeWithEveryProof() throws Exception {
    there.login(provider(Map.of()).begin(ANSWER, false).address());
    Fields asked = there.asked();
    assertThat(asked.first("response_type")).contains("code");
    assertThat(asked.first("redirect_uri")).contains(ANSWER.toString());
    assertThat(asked.first("code_challenge_method")).contains("S256");
    assertThat(asked.first("scope")).contains("openid profile");
    assertThat(asked.first("state").orElseThrow()).hasSizeGreaterThan(40);
    assertThat(asked.first("nonce").orElseThrow()).hasSizeGreaterThan(40);
    assertThat(asked.first("prompt")).isEmpty();
  }

  @Test
  void groupsBecomeTheHighestRole() throws Exception {
    Vouched vouched = login();
    assertThat(vouched.holder().name()).isEqualTo("oidc:anna");
    assertThat(vouched.holder().role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(vouched.holder().user()).contains(new RecordId(RecordKind.USER, "anna"));
    assertThat(vouched.authenticated()).isEqualTo(NOW);
  }

  @Test
  void aSubjectIsLinkedToAnAccount() throws Exception {
    IdentityProvider provider = provider(Map.of("sub-1", new AccountId("maria")));
    Begun begun = provider.begin(ANSWER, false);
    Vouched vouched = provider.finish(ANSWER, there.login(begun.address()), begun.kept());
    assertThat(vouched.holder().account()).contains(new AccountId("maria"));
    assertThat(vouched.holder().name()).isEqualTo("maria");
  }

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        wrong("nonce", each -> each.claim("nonce", "another")),
        wrong("no nonce", each -> each.claim("nonce", null)),
        wrong("issuer", each -> each.issuer("https://evil.example")),
        wrong("audience", each -> each.audience("another-client")),
        wrong("several audiences", each -> each.audience(List.of("another", "mailpromoter"))),
        wrong("expired", each -> each.expirationTime(Date.from(NOW.minusSeconds(120)))),
        wrong("no expiry", each -> each.expirationTime(null)),
        wrong("not yet issued", each -> each.issueTime(Date.from(NOW.plus(Duration.ofHours(1))))),
        wrong("no subject", each -> each.subject(null)));
  }

  private static Arguments wrong(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongClaims")
  void anIdTokenWithAnotherClaimIsRefused(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
    there.claims = change;
    assertRefused("cannot be trusted");
  }

  @Test
  void anIdTokenThatTheProviderDidNotSignIsRefused() {
    there.signer = ScriptedProvider::unsigned;
    assertRefused("cannot be trusted");
    there.signer = ScriptedProvider::signedByAnother;
    assertRefused("cannot be trusted");
    there.signer = there::signedWithThePublicKey;
    assertRefused("cannot be trusted");
  }

  @Test
  void whoHasNoRoleIsTold() {
    there.claims = each -> each.claim("groups", List.of("guests"));
    assertRefused("you have no role here");
    there.claims = each -> each.claim("groups", null);
    assertRefused("you have no role here");
  }

  @Test
  void anAnswerOfAnotherLoginIsRefused() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Fields others = there.login(provider.begin(ANSWER, false).address());
    Begun mine = provider.begin(ANSWER, false);
    assertThatThrownBy(() -> provider.finish(ANSWER, others, mine.kept()))
        .hasMessageContaining("began elsewhere");
    assertThatThrownBy(() -> provider.finish(ANSWER, others, ""))
        .hasMessageContaining("began elsewhere");
    assertThatThrownBy(() -> provider.finish(ANSWER, others.without("state"), mine.kept()))
        .hasMessageContaining("began elsewhere");
  }

  @Test
  void anAnswerOfAnotherProviderIsRefused() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, false);
    Fields answer = there.login(begun.address());
    for (Fields each :
        List.of(answer.without("iss"), answer.without("iss").with("iss", "https://e.example"))) {
      assertThatThrownBy(() -> provider.finish(ANSWER, each, begun.kept()))
          .hasMessageContaining("cannot be trusted");
    }
  }

  @Test
  void aCodeIsUsedOnceAndByWhoAskedForIt() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, false);
    Fields answer = there.login(begun.address());
    String stolen = begun.kept().replaceAll("\\.[^.]*\\.first$", "." + "v".repeat(43) + ".first");
    assertThatThrownBy(() -> provider.finish(ANSWER, answer, stolen))
        .hasMessageContaining("cannot be trusted");
    provider.finish(ANSWER, answer, begun.kept());
    assertThatThrownBy(() -> provider.finish(ANSWER, answer, begun.kept()))
        .hasMessageContaining("cannot be trusted");
  }

  @Test
  void anotherAddressForTheAnswerIsRefused() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, false);
    Fields answer = there.login(begun.address());
    URI other = URI.create("https://evil.example/login/provider/answer");
    assertThatThrownBy(() -> provider.finish(other, answer, begun.kept()))
        .hasMessageContaining("cannot be trusted");
  }

  @Test
  void aRefusalOfTheProviderIsSaid() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, false);
    Fields answer = there.login(begun.address()).without("code").with("error", "access_denied");
    assertThatThrownBy(() -> provider.finish(ANSWER, answer, begun.kept()))
        .hasMessageContaining("did not let you in");
  }

  @Test
  void aProviderThatIsAwayIsAskedAgainAfterSomeSeconds() throws Exception {
    MovingClock clock = new MovingClock(Instant.now());
    IdentityProvider provider = new OpenIdProvider(settings(Map.of()), clock);
    there.status = 503;
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> provider.begin(ANSWER, false))
          .hasMessage("X Company does not answer at the moment. Try again in a minute.");
    }
    assertThat(there.discovered).hasValue(1);
    there.status = 200;
    clock.move(Duration.ofSeconds(10));
    assertThat(provider.begin(ANSWER, false).address().toString())
        .startsWith(there.address() + "/authorize?");
  }

  @Test
  void manyWhoLogInAtOnceAskOnce() throws Exception {
    IdentityProvider provider = provider(Map.of());
    there.held = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Begun> begin = () -> provider.begin(ANSWER, false);
      List<Future<Begun>> begun = Stream.generate(() -> threads.submit(begin)).limit(8).toList();
      there.held.countDown();
      for (Future<Begun> each : begun) {
        assertThat(each.get().address().toString()).startsWith(there.address() + "/authorize?");
      }
      assertThat(there.discovered).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whatever ends the asking, the next one asks again. */
  @Test
  void aDefectWhileTheProviderIsAskedHoldsUpNobody() throws Exception {
    DefectiveClock clock = new DefectiveClock();
    Discovery discovery = new Discovery(settings(Map.of()), new Sender(Sender.client()), clock);
    clock.defective = true;
    assertThatThrownBy(discovery::provider).isInstanceOf(AssertionError.class);
    assertThatThrownBy(discovery::provider).isInstanceOf(IOException.class).hasMessage("defect");
    clock.now = clock.now.plusSeconds(10);
    assertThat(discovery.provider()).isNotNull();
  }

  /** Fails once, when the answer of a provider is dated. */
  private static final class DefectiveClock extends Clock {
    private Instant now = Instant.now();
    private boolean defective;
    private int asked;

    @Override
    public Instant instant() {
      if (defective && ++asked == 2) {
        defective = false;
        throw new AssertionError("defect");
      }
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void whatWasKnownIsGoodWhileSomebodyAsksAgain() throws Exception {
    MovingClock clock = new MovingClock(Instant.now());
    IdentityProvider provider = new OpenIdProvider(settings(Map.of()), clock);
    provider.begin(ANSWER, false);
    clock.move(Duration.ofHours(1));
    there.held = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Begun> begin = () -> provider.begin(ANSWER, false);
      Future<Begun> one = threads.submit(begin);
      Future<Begun> other = threads.submit(begin);
      while (!one.isDone() && !other.isDone()) {
        Thread.onSpinWait(); // one of them does not wait for the answer
      }
      there.held.countDown();
      one.get();
      other.get();
      assertThat(there.discovered).hasValue(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    there.endless = true;
    Sender impatient = new Sender(Sender.client(), Duration.ofMillis(200));
    IdentityProvider provider =
        new OpenIdProvider(settings(Map.of()), Clock.systemUTC(), impatient);
    assertThatThrownBy(() -> provider.begin(ANSWER, false))
        .hasMessageContaining("does not answer at the moment");
  }

  @Test
  void aProviderThatCallsItselfOtherwiseIsRefused() {
    there.issuer = "https://evil.example";
    assertRefused("cannot be trusted");
  }

  @Test
  void whoMustProveItAgainIsAsked() throws Exception {
    IdentityProvider provider = provider(Map.of());
    Begun begun = provider.begin(ANSWER, true);
    Fields answer = there.login(begun.address());
    assertThat(there.asked().first("prompt")).contains("login");
    assertThat(there.asked().first("max_age")).contains("0");
    there.claims = each -> each.claim("auth_time", NOW.minusSeconds(3600).getEpochSecond());
    assertThatThrownBy(() -> provider.finish(ANSWER, answer, begun.kept()))
        .hasMessageContaining("did not ask who you are");
  }

  @Test
  void withoutATimeNobodyCountsAsAskedJustNow() throws Exception {
    there.claims = each -> each.claim("auth_time", null);
    assertThat(login().authenticated()).isEqualTo(Instant.EPOCH);
  }
}
