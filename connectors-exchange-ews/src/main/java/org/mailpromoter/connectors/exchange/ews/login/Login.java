package org.mailpromoter.connectors.exchange.ews.login;

import java.security.SecureRandom;
import java.util.Optional;
import org.mailpromoter.connectors.exchange.ews.call.Authorization;
import org.mailpromoter.connectors.exchange.ews.ntlm.NtlmClient;
import org.mailpromoter.connectors.exchange.ews.ntlm.NtlmUser;
import org.mailpromoter.connectors.exchange.ews.server.Account;
import org.mailpromoter.connectors.exchange.ews.server.EwsKeys;
import org.mailpromoter.connectors.exchange.ews.server.EwsServer;
import org.mailpromoter.connectors.exchange.ews.server.Mechanism;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ServerWords;

/** The login, its method, and the owner of the mailbox. Immutable. */
public final class Login {
  private final String name;
  private final Account account;
  private final Proof proof;
  private final ServerWords words;

  private Login(String name, Account account, Proof proof, ServerWords words) {
    this.name = name;
    this.account = account;
    this.proof = proof;
    this.words = words;
  }

  /** The credentials of a login. */
  interface Proof {
    /** An authorization for one session at a server. */
    Authorization at(EwsServer server);

    /** How a person logs in first, where that is needed. */
    default Optional<SignIn> signIn() {
      return Optional.empty();
    }
  }

  /**
   * Reads the keys of a mailbox.
   *
   * @throws IllegalArgumentException with a sentence for people if one is missing
   */
  public static Login of(String mailbox, EwsServer server, Config config, LoginParts parts) {
    Account account = account(mailbox, config);
    String name = config.find(EwsKeys.USERNAME).orElse(account.mailbox());
    Keys keys = new Keys(mailbox, config, new ServerWords());
    Login login = new Login(name, account, proof(server, account, keys, parts), keys.words());
    if (server.isToBeFound() && login.address().isEmpty()) {
      throw new IllegalArgumentException(
          "the mailbox "
              + mailbox
              + " needs an address for autodiscover, as username or as mailbox");
    }
    return login;
  }

  private static Proof proof(EwsServer server, Account account, Keys keys, LoginParts parts) {
    return server
        .mechanism()
        .tokens()
        .<Proof>map(method -> TokenLogin.of(method, server, account, keys, parts))
        .orElseGet(() -> withPassword(server, keys, parts));
  }

  private static Proof withPassword(EwsServer server, Keys keys, LoginParts parts) {
    String user = keys.get(EwsKeys.USERNAME);
    Secret password = keys.secret(EwsKeys.PASSWORD);
    return server.mechanism() == Mechanism.NTLM
        ? ntlm(user, password, parts)
        : where -> FixedAuthorization.basic(user, password);
  }

  private static Proof ntlm(String user, Secret password, LoginParts parts) {
    NtlmUser who = NtlmUser.of(user, password::reveal);
    NtlmClient client = new NtlmClient(who, parts.clock(), new SecureRandom());
    return where -> new NtlmAuthorization(client, where.url().getHost());
  }

  private static Account account(String mailbox, Config config) {
    String address = config.find(EwsKeys.MAILBOX).orElse("").strip();
    boolean impersonates = config.get(EwsKeys.IMPERSONATE);
    if (impersonates && address.isEmpty()) {
      throw new IllegalArgumentException(
          "the mailbox " + mailbox + " needs a mailbox address to impersonate its owner");
    }
    return new Account(
        address, impersonates ? Account.Access.IMPERSONATION : Account.Access.OWN_RIGHTS);
  }

  /**
   * The keys that a login method needs.
   *
   * @param mailbox the mailbox, for people
   * @param config the configuration
   * @param words receives the secrets, so that they are not shown
   */
  record Keys(String mailbox, Config config, ServerWords words) {
    <T> T get(ConfigKey<T> key) {
      return config
          .find(key)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "the mailbox " + mailbox + " needs a " + key.name() + " to log in"));
    }

    Secret secret(ConfigKey<Secret> key) {
      Secret secret = get(key);
      words.hide(secret.reveal());
      return secret;
    }
  }

  /** Makes text from servers presentable and removes secrets that were sent to them. */
  public ServerWords words() {
    return words;
  }

  /** The login, for people. */
  public String name() {
    return name.isEmpty() ? "the owner of a token" : name;
  }

  /** The address whose domain is asked for the web service; empty where there is none. */
  Optional<String> address() {
    String address = account.mailbox().isEmpty() ? name : account.mailbox();
    return address.matches("[^@\\s/]+@[^@\\s/]+") ? Optional.of(address) : Optional.empty();
  }

  public Account account() {
    return account;
  }

  /** By which address a farm of servers finds the right one; empty when none is known. */
  public String anchor() {
    boolean own = account.mailbox().isEmpty();
    return !own ? account.mailbox() : name.indexOf('@') > 0 ? name : "";
  }

  /** The proof, created again for each line. */
  public Authorization authorization(EwsServer server) {
    return proof.at(server);
  }

  /** How a person logs in first, where that is needed. */
  public Optional<SignIn> signIn() {
    return proof.signIn();
  }
}
