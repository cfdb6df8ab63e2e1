package org.mailpromoter.access;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Fields;

/** Checks login tickets and passwords, and slows down guessing. Thread-safe. */
final class LoginProofs {
  private static final int FREE_FOR_ACCOUNT = 5;
  private static final int FREE_FOR_ADDRESS = 20;
  private static final int LONGEST = 1_000;

  private final Ground ground;
  private final Sessions sessions;
  private final PasswordCheck passwords;
  private final FailedLogins byAccount;
  private final FailedLogins byAddress;

  LoginProofs(Ground ground, Sessions sessions, PasswordCheck passwords) {
    this.ground = ground;
    this.sessions = sessions;
    this.passwords = passwords;
    this.byAccount = new FailedLogins(ground.clock(), FREE_FOR_ACCOUNT);
    this.byAddress = new FailedLogins(ground.clock(), FREE_FOR_ADDRESS);
  }

  /** What became of an attempt. */
  sealed interface Outcome {
    /** It is this person. */
    record Known(Holder holder) implements Outcome {}

    /** It is not, whatever name was typed; a sentence says why. */
    record Failed(String name, String sentence) implements Outcome {}
  }

  /** Checks the ticket in a form. */
  Outcome ticket(Fields form, String client) throws Desk.ClosedException {
    Optional<Duration> wait = byAddress.attempt(client);
    if (wait.isPresent()) {
      return tooMany("", wait.get());
    }
    Optional<Holder> holder = sessions.useTicket(field(form, "ticket"));
    holder.ifPresent(each -> byAddress.succeeded(client));
    return holder
        .<Outcome>map(Outcome.Known::new)
        .orElse(
            new Outcome.Failed(
                "",
                "This login link was used already or has expired. Each one works once, within 10"
                    + " minutes. Ask for a new one on the host of the service."));
  }

  /** Checks the name and the password in a form. */
  Outcome password(Fields form, String client) throws Desk.ClosedException, InterruptedException {
    String name = field(form, "name").strip().toLowerCase(Locale.ROOT);
    Optional<Duration> wait = byAddress.attempt(client);
    if (wait.isEmpty()) {
      wait = byAccount.attempt(name);
    }
    if (wait.isPresent()) {
      return tooMany(name, wait.get());
    }
    Optional<Holder> holder = check(name, field(form, "password"));
    holder.ifPresent(
        each -> {
          byAddress.succeeded(client);
          byAccount.succeeded(name);
        });
    return holder
        .<Outcome>map(Outcome.Known::new)
        .orElse(new Outcome.Failed(name, "The name or the password is wrong."));
  }

  private Optional<Holder> check(String name, String password)
      throws Desk.ClosedException, InterruptedException {
    return ground
        .desk()
        .<Optional<Holder>, InterruptedException>lend(
            open -> passwords.check(open, name, password));
  }

  private static String field(Fields form, String name) {
    return form.first(name).filter(each -> each.length() <= LONGEST).orElse("");
  }

  private static Outcome tooMany(String name, Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new Outcome.Failed(
        name, "There were too many failed logins. Try again in " + seconds + " s.");
  }
}
