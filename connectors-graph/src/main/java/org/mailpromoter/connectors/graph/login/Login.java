package org.mailpromoter.connectors.graph.login;

import java.util.Optional;
import org.mailpromoter.connectors.graph.call.Authorization;
import org.mailpromoter.connectors.graph.call.Links;
import org.mailpromoter.connectors.graph.reply.GraphError;
import org.mailpromoter.connectors.graph.server.GraphKeys;
import org.mailpromoter.connectors.graph.server.GraphServer;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.http.Pause;
import org.mailpromoter.http.oauth.AccessTokens;
import org.mailpromoter.http.oauth.TokenMethod;
import org.mailpromoter.http.oauth.Wait;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.net.ServerWords;

/**
 * Whose mailbox is read, and where its tokens come from; the sessions of a mailbox share them.
 * Immutable.
 */
public final class Login {
  private final String mailbox;
  private final String owner;
  private final AccessTokens tokens;
  private final LoginParts parts;
  private final ServerWords words;

  private Login(
      String mailbox, String owner, AccessTokens tokens, LoginParts parts, ServerWords words) {
    this.mailbox = mailbox;
    this.owner = owner;
    this.tokens = tokens;
    this.parts = parts;
    this.words = words;
  }

  /**
   * Reads the keys of a mailbox.
   *
   * @throws IllegalArgumentException with a sentence for people if one is missing
   */
  public static Login of(String mailbox, GraphServer server, Config config, LoginParts parts) {
    TokenMethod method = server.mechanism().tokens();
    String owner = config.find(GraphKeys.MAILBOX).map(String::strip).orElse("");
    if (method == TokenMethod.CLIENT && owner.isEmpty()) {
      throw new IllegalArgumentException(
          "the mailbox "
              + mailbox
              + " needs a mailbox address, since a program that logs in with oauth2-client has no"
              + " mailbox of its own");
    }
    ServerWords words = new ServerWords();
    AccessTokens tokens =
        AccessTokens.of(method, server.tokens(mailbox, config, words), parts.clock());
    return new Login(mailbox, owner, tokens, parts, words);
  }

  /** Where the mailbox is below the root: {@code /me}, or {@code /users/...}. */
  public String path() {
    return owner.isEmpty() ? "/me" : "/users/" + Links.segment(owner);
  }

  public Authorization authorization() {
    return new TokenAuthorization(tokens, mailbox);
  }

  /** How a person logs in first, where that is needed. */
  public Optional<SignIn> signIn() {
    return tokens.signIn(this::waiting, e -> e.of(mailbox, GraphError.class));
  }

  private Wait waiting() {
    Pause pause = parts.pauses().get();
    return pause::hold;
  }

  /** Makes text from servers presentable and removes secrets that were sent to them. */
  public ServerWords words() {
    return words;
  }
}
