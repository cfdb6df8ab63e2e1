package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditEntry;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.access.AuditLog;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.LoginWay;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.health.AlertCause;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.AlertHandling;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.core.store.Storage;

/**
 * PV-1 of {@link Privacy} and AU-4 of {@link AuditLog}: a person who is erased stands nowhere among
 * those who log in, and the audit log still verifies.
 *
 * @since 0.1
 */
public interface AccessPrivacyContract {
  /** The address of the person who is erased. */
  String ERASED = "anna.secret@customer.example";

  /** When everything of a test happens. */
  Instant THEN = Instant.parse("2026-03-01T12:00:00Z");

  /** Opens the storage of this test, which is empty at first and then holds what was kept in it. */
  Storage open() throws Exception;

  /** Returns how many files, or other places, of the storage contain a text, in any case. */
  long placesWith(String text) throws Exception;

  /** PV-1: whoever logs in under the address cannot any more, and others can. */
  @Test
  default void pv1_anErasedPersonStandsInNoAccountSessionOrToken() throws Exception {
    try (Storage storage = open()) {
      access(storage, holder(ERASED));
      access(storage, holder("ben"));
      Account named = Account.of(new AccountId("cleo"), "Cleo, not " + ERASED, Role.USER, THEN);
      storage.accountStore().put(named, false);
    }
    assertThat(placesWith(ERASED)).isPositive();
    try (Storage storage = open()) {
      Privacy.Erased erased = storage.privacy().erase(new EmailAddress(ERASED), THEN);
      assertThat(erased.others()).isEqualTo(6);
      assertThat(erased.remaining()).isZero();
      assertThat(storage.accountStore().list())
          .extracting(each -> each.id().name())
          .containsExactly("ben", "cleo");
      assertThat(storage.sessionStore().list(THEN)).hasSize(1);
      assertThat(storage.apiTokenStore().list()).hasSize(1);
      assertThat(storage.requestLog().begin(new RequestLog.Key("ben", "k"), "f", THEN))
          .isInstanceOf(RequestLog.State.Answered.class);
    }
    assertThat(placesWith(ERASED)).isZero();
  }

  private static Holder holder(String name) {
    return new Holder(name, Role.USER, Optional.empty(), Optional.of(new AccountId(name)));
  }

  private static void access(Storage storage, Holder holder) {
    Account account = Account.of(holder.account().orElseThrow(), "A", Role.USER, THEN);
    storage.accountStore().put(account, false);
    Secret.Digest digest = Secret.random().digest();
    storage
        .sessionStore()
        .begin(LoginSession.begun(digest, holder, LoginWay.PASSWORD, THEN, "Firefox", "::1"));
    storage.ticketStore().put(LoginTicket.made(digest, holder, THEN));
    storage.apiTokenStore().add(token(holder));
    RequestLog.Key key = new RequestLog.Key(holder.name(), "k");
    storage.requestLog().begin(key, "f", THEN);
    storage.requestLog().answer(key, new RequestLog.Answer(200, "text/plain", holder.name()));
  }

  private static ApiToken token(Holder holder) {
    return new ApiToken(
        ApiTokenId.random(),
        Secret.random().digest(),
        "for " + holder.name(),
        holder,
        Set.of(),
        THEN,
        THEN.plusSeconds(60),
        Optional.empty(),
        Optional.empty());
  }

  /** PV-1: who dealt with an alert is forgotten, and that somebody did stays. */
  @Test
  default void pv1_anErasedPersonDealtWithNoAlert() throws Exception {
    try (Storage storage = open()) {
      storage
          .alertHandlings()
          .put(
              new AlertHandling(
                  new AlertCause("anna", "a/b"),
                  AlertHandling.Kind.DONE,
                  THEN,
                  new Actor.Person(ERASED),
                  THEN));
    }
    assertThat(placesWith(ERASED)).isPositive();
    try (Storage storage = open()) {
      assertThat(storage.privacy().erase(new EmailAddress(ERASED), THEN).others()).isEqualTo(1);
      assertThat(storage.alertHandlings().list()).hasSize(1);
    }
    assertThat(placesWith(ERASED)).isZero();
  }

  /** AU-4: texts and actors lose the person, and the log still verifies, entry by entry. */
  @Test
  default void au4_anErasedPersonIsReplacedAndTheLogStillVerifies() throws Exception {
    AuditSeal before;
    try (Storage storage = open()) {
      AuditLog audit = storage.auditLog();
      audit.append(deed(ERASED, "message 1", "because of ANNA.Secret@customer.example"));
      audit.append(deed("ben", "address " + ERASED, ""));
      audit.append(deed("ben", "message 2", ""));
      before = audit.verify(AuditSeal.NONE, Progress.NONE).seal();
    }
    assertThat(placesWith(ERASED)).isPositive();
    try (Storage storage = open()) {
      AuditLog audit = storage.auditLog();
      assertThat(storage.privacy().erase(new EmailAddress(ERASED), THEN).others()).isEqualTo(2);
      assertThat(audit.verify(before, Progress.NONE))
          .isEqualTo(new AuditLog.Verified(3, before, Optional.empty()));
      List<AuditEntry> entries = audit.list(AuditFilter.ALL, PageKey.START, 9).entries();
      assertThat(entries).extracting(AuditEntry::erased).containsExactly(false, true, true);
      assertThat(entries.get(1).deed().actor()).isEqualTo(new Actor.Person("ben"));
      assertThat(entries.get(2).deed().object()).isEqualTo("message 1");
      audit.append(deed("ben", "message 3", ""));
      assertThat(audit.verify(before, Progress.NONE).flaw()).isEmpty();
    }
    assertThat(placesWith(ERASED)).isZero();
  }

  private static AuditDeed deed(String who, String object, String reason) {
    return new AuditDeed(
        THEN,
        new Actor.Person(who),
        Channel.CONSOLE,
        "reveal-message",
        object,
        Optional.of(RecordId.user("cleo")),
        "",
        "",
        reason,
        AuditDeed.Outcome.DONE,
        "r1");
  }
}
