package org.mailpromoter.installation.ask;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.access.ApiToken;
import org.mailpromoter.core.access.ApiTokenId;
import org.mailpromoter.core.access.LoginSession;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;

/** Sessions of those who are logged in, and tokens of programs. */
public final class AccessList {
  private final OpenInstallation open;

  /** The sessions and tokens of an installation. */
  public AccessList(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /** The sessions that have not ended, the last active first. */
  public List<LoginSession> sessions() {
    return open.storage().sessionStore().list(open.now());
  }

  /** Those of a holder. */
  public List<LoginSession> sessions(String holder) {
    return open.storage().sessionStore().list(holder, open.now());
  }

  /** The session with an {@linkplain LoginSession#id() id}. */
  public LoginSession session(String id) throws NotFoundException {
    return sessions().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> NotFoundException.of(Kind.SESSION, id));
  }

  /** The API tokens, the newest first, also those that cannot be used any more. */
  public List<ApiToken> tokens() {
    return open.storage().apiTokenStore().list();
  }

  /** Those of a holder. */
  public List<ApiToken> tokens(String holder) {
    return open.storage().apiTokenStore().list(holder);
  }

  /** The API token with an id. */
  public ApiToken token(String id) throws NotFoundException {
    return ApiTokenId.parse(id)
        .flatMap(open.storage().apiTokenStore()::find)
        .orElseThrow(() -> NotFoundException.of(Kind.API_TOKEN, id));
  }
}
