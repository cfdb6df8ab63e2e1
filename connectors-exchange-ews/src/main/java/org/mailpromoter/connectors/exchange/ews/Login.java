package org.mailpromoter.connectors.exchange.ews;

import java.util.function.Supplier;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.Secret;

/** Who logs in, how, and whose mailbox it is. Immutable. */
final class Login {
  private final String name;
  private final Account account;
  private final Supplier<Authorization> authorizations;

  private Login(String name, Account account, Supplier<Authorization> authorizations) {
    this.name = name;
    this.account = account;
    this.authorizations = authorizations;
  }

  /**
   * Reads the keys of a mailbox.
   *
   * @throws IllegalArgumentException with a sentence for people if one is missing
   */
  static Login of(String mailbox, Mechanism mechanism, Config config) {
    Account account = account(mailbox, config);
    String name = config.find(EwsConnectorFactory.USERNAME).orElse(account.mailbox());
    Keys keys = new Keys(mailbox, config);
    return new Login(name, account, authorizations(mechanism, keys));
  }

  private static Supplier<Authorization> authorizations(Mechanism mechanism, Keys keys) {
    return switch (mechanism) {
      case BASIC -> {
        String user = keys.get(EwsConnectorFactory.USERNAME);
        Secret password = keys.get(EwsConnectorFactory.PASSWORD);
        yield () -> FixedAuthorization.basic(user, password);
      }
      case OAUTH2_TOKEN -> {
        Secret token = keys.get(EwsConnectorFactory.TOKEN);
        yield () -> FixedAuthorization.bearer(token);
      }
    };
  }

  private static Account account(String mailbox, Config config) {
    String address = config.find(EwsConnectorFactory.MAILBOX).orElse("").strip();
    boolean impersonates = config.get(EwsConnectorFactory.IMPERSONATE);
    if (impersonates && address.isEmpty()) {
      throw new IllegalArgumentException(
          "the mailbox " + mailbox + " needs a mailbox address to impersonate its owner");
    }
    return new Account(
        address, impersonates ? Account.Access.IMPERSONATION : Account.Access.OWN_RIGHTS);
  }

  /** The keys that a mechanism needs. */
  private record Keys(String mailbox, Config config) {
    <T> T get(ConfigKey<T> key) {
      return config
          .find(key)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the mailbox " + mailbox + " needs a " + key.name() + " to log in"));
    }
  }

  /** Who logs in, for people. */
  String name() {
    return name.isEmpty() ? "the owner of a token" : name;
  }

  Account account() {
    return account;
  }

  /** What proves it, anew for each session. */
  Authorization authorization() {
    return authorizations.get();
  }
}
