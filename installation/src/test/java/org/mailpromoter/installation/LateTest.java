package org.mailpromoter.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.sync.GuardedMailbox;
import org.mailpromoter.spi.config.SecretException;

/** What is made of a secret that cannot be read yet. */
class LateTest {
  private final AtomicBoolean there = new AtomicBoolean();

  private <T> Supplier<T> onceItIsThere(T made) {
    return () -> {
      if (!there.get()) {
        throw new SecretException("The secret of anna is not there.", null);
      }
      return made;
    };
  }

  @Test
  void aDirectoryIsOpenedByTheFirstQuestionForWhichItsSecretIsThere() {
    RecordDirectory late = LateDirectory.of(onceItIsThere(addresses -> Map.of()));
    assertThatThrownBy(() -> late.resolve(Set.of())).isInstanceOf(SecretException.class);
    there.set(true);
    assertThat(late.resolve(Set.of())).isEmpty();
  }

  @Test
  void aMailboxWithoutItsSecretIsTriedOnAndNotDisabled() {
    MailboxSource source = new LateMailbox(onceItIsThere(LateTest::noSession));
    MailAccessException e = catchThrowableOfType(MailAccessException.class, source::open);
    assertThat(e.code().id()).isEqualTo("config/secret-unreadable");
    assertThat(e.code().retry()).isEqualTo(Retry.AFTER_A_CHANGE);
  }

  @Test
  void aSecretThatAConnectorCannotReadIsNoDefectOfTheConnector() {
    MailboxSource reading =
        () -> {
          throw new SecretException("The secret of anna is not there.", null);
        };
    MailAccessException e =
        catchThrowableOfType(
            MailAccessException.class, () -> new GuardedMailbox("anna", reading).open());
    assertThat(e.code().id()).isEqualTo("config/secret-unreadable");
    assertThat(e.sentence()).isEqualTo("Mailbox anna: The secret of anna is not there.");
  }

  private static MailboxSession noSession() {
    throw new IllegalStateException("nobody opens it here");
  }
}
