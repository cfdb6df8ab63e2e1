package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.SessionStore;
import org.mailpromoter.core.party.RecordId;

/**
 * What every {@link SessionStore} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface SessionStoreContract {
  /** When the sessions of the tests begin. */
  Instant LOGIN = Instant.parse("2026-03-01T12:00:00Z");

  /** A store without sessions, the same one during a test. */
  SessionStore sessions();

  /** SE-1: a session is found as it began, and by nothing else than its digest. */
  @Test
  default void se1_aSessionIsFoundByItsDigest() {
    LoginSession anna = begun("anna", LOGIN);
    LoginSession ben = begun("ben", LOGIN);
    assertThat(sessions().find(anna.digest(), LOGIN)).contains(anna);
    assertThat(sessions().find(ben.digest(), LOGIN)).contains(ben);
    assertThat(sessions().find(Secret.random().digest(), LOGIN)).isEmpty();
  }

  /** SE-1: a session ends by itself. */
  @Test
  default void se1_aSessionEndsWithoutActivity() {
    LoginSession anna = begun("anna", LOGIN);
    Instant end = LOGIN.plus(LoginSession.IDLE);
    assertThat(sessions().find(anna.digest(), end.minusMillis(1))).isPresent();
    assertThat(sessions().find(anna.digest(), end)).isEmpty();
    assertThat(sessions().list(end)).isEmpty();
    assertThat(sessions().list("anna", end)).isEmpty();
    assertThat(sessions().authenticated(anna.digest(), end)).isFalse();
  }

  /** SE-1: a session that is ended is over, and those of others go on. */
  @Test
  default void se1_aSessionThatIsEndedIsOver() {
    LoginSession first = begun("anna", LOGIN);
    LoginSession second = begun("anna", LOGIN);
    LoginSession other = begun("ben", LOGIN);
    assertThat(sessions().end(first.digest())).isTrue();
    assertThat(sessions().end(first.digest())).isFalse();
    assertThat(sessions().find(first.digest(), LOGIN)).isEmpty();
    assertThat(sessions().find(second.digest(), LOGIN)).isPresent();
    assertThat(sessions().endAll("anna")).isEqualTo(1);
    assertThat(sessions().list(LOGIN)).containsExactly(other);
  }

  /** SE-2: activity prolongs a session up to its absolute end. */
  @Test
  default void se2_activityProlongsASessionUpToItsAbsoluteEnd() {
    LoginSession session = begun("anna", LOGIN);
    Instant end = LOGIN.plus(LoginSession.ABSOLUTE);
    for (int hours = 6; hours < 24; hours += 6) {
      session = touched(session, LOGIN.plus(Duration.ofHours(hours)));
    }
    assertThat(touched(session, end.minusSeconds(1)).ends()).isEqualTo(end);
    assertThat(sessions().find(session.digest(), end)).isEmpty();
  }

  private LoginSession touched(LoginSession session, Instant now) {
    sessions().touch(session, now);
    return sessions().find(session.digest(), now).orElseThrow();
  }

  /** SE-2: a request that was on its way when the session ended does not revive it. */
  @Test
  default void se2_aSessionThatHasEndedIsNotRevived() {
    LoginSession idle = begun("anna", LOGIN);
    LoginSession ended = begun("ben", LOGIN);
    sessions().end(ended.digest());
    Instant late = LOGIN.plus(LoginSession.IDLE);
    sessions().touch(idle, late);
    sessions().touch(ended, LOGIN.plusSeconds(90));
    assertThat(sessions().list(LOGIN.plusSeconds(90))).containsExactly(idle);
    assertThat(sessions().find(idle.digest(), late)).isEmpty();
  }

  /** SE-3: activity is written once a minute, and never backwards. */
  @Test
  default void se3_activityIsWrittenOnceAMinute() {
    LoginSession anna = begun("anna", LOGIN);
    assertThat(touched(anna, LOGIN.plusSeconds(59)).seen()).isEqualTo(LOGIN);
    assertThat(touched(anna, LOGIN.plusSeconds(120)).seen()).isEqualTo(LOGIN.plusSeconds(120));
    assertThat(touched(anna, LOGIN.plusSeconds(60)).seen()).isEqualTo(LOGIN.plusSeconds(120));
  }

  /** Proving who one is does not prolong anything. */
  @Test
  default void provingAgainWhoOneIsIsKept() {
    LoginSession anna = begun("anna", LOGIN);
    Instant later = LOGIN.plusSeconds(600);
    assertThat(sessions().authenticated(anna.digest(), later)).isTrue();
    LoginSession found = sessions().find(anna.digest(), later).orElseThrow();
    assertThat(found.authenticated()).isEqualTo(later);
    assertThat(found.seen()).isEqualTo(LOGIN);
  }

  /** Lists begin with the last active one, and ended sessions are deleted. */
  @Test
  default void sessionsAreListedAndDeletedWhenTheyHaveEnded() {
    LoginSession idle = begun("anna", LOGIN);
    LoginSession first = begun("anna", LOGIN.plusSeconds(2));
    LoginSession second = begun("ben", LOGIN.plusSeconds(1));
    assertThat(sessions().list(LOGIN.plusSeconds(2))).containsExactly(first, second, idle);
    assertThat(sessions().list("anna", LOGIN.plusSeconds(2))).containsExactly(first, idle);
    assertThat(sessions().deleteEnded(LOGIN.plus(LoginSession.IDLE))).isEqualTo(1);
    assertThat(sessions().list(LOGIN)).containsExactly(first, second);
  }

  private LoginSession begun(String name, Instant at) {
    Holder holder =
        new Holder(
            name, Role.USER, Optional.of(RecordId.user(name)), Optional.of(new AccountId(name)));
    LoginSession session =
        LoginSession.begun(
            Secret.random().digest(), holder, LoginWay.PASSWORD, at, "Firefox", "127.0.0.1");
    sessions().begin(session);
    return session;
  }
}
