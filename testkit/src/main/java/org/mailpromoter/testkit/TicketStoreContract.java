package org.mailpromoter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.access.Holder;
import org.mailpromoter.core.access.LoginTicket;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.access.Secret;
import org.mailpromoter.core.access.TicketStore;

/**
 * What every {@link TicketStore} must keep to; the numbers are those of its documentation.
 *
 * @since 0.1
 */
public interface TicketStoreContract {
  /** When the tickets of the tests are made. */
  Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

  /** A store without tickets, the same one during a test. */
  TicketStore tickets();

  /** TI-1: a ticket lets somebody in once. */
  @Test
  default void ti1_aTicketIsUsedOnce() {
    LoginTicket first = made();
    LoginTicket second = made();
    assertThat(tickets().use(Secret.random().digest(), MADE)).isEmpty();
    assertThat(tickets().use(first.digest(), MADE)).contains(first);
    assertThat(tickets().use(first.digest(), MADE)).isEmpty();
    assertThat(tickets().use(second.digest(), MADE)).contains(second);
  }

  /** TI-1: of several who try at the same time, one gets in. */
  @Test
  default void ti1_ofSeveralWhoUseATicketAtOnceOneGetsIn() throws Exception {
    LoginTicket ticket = made();
    List<Optional<LoginTicket>> used = AtOnce.call(16, () -> tickets().use(ticket.digest(), MADE));
    assertThat(used).filteredOn(Optional::isPresent).hasSize(1);
  }

  /** TI-2: a ticket expires, and expired ones are deleted. */
  @Test
  default void ti2_aTicketExpires() {
    LoginTicket ticket = made();
    Instant end = MADE.plus(LoginTicket.VALID);
    assertThat(tickets().use(ticket.digest(), end)).isEmpty();
    assertThat(tickets().deleteExpired(end.minusMillis(1))).isZero();
    assertThat(tickets().use(ticket.digest(), end.minusMillis(1))).isPresent();
    made();
    assertThat(tickets().deleteExpired(end)).isEqualTo(1);
  }

  private LoginTicket made() {
    Holder holder = Holder.of("anna", Role.ADMINISTRATOR);
    LoginTicket ticket = LoginTicket.made(Secret.random().digest(), holder, MADE);
    tickets().put(ticket);
    return ticket;
  }
}
