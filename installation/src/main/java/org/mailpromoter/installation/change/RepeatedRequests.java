package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.access.RequestLog;
import org.mailpromoter.installation.OpenInstallation;

/** Requests of programs that are done once, however often they are sent. */
public final class RepeatedRequests {
  private final OpenInstallation open;

  /** The requests to an installation. */
  public RepeatedRequests(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Begins a request, unless its key is known.
   *
   * @param fingerprint a digest of what is asked for
   */
  public RequestLog.State begin(RequestLog.Key key, String fingerprint) {
    RequestLog log = open.storage().requestLog();
    int unused = log.deleteBefore(open.now().minus(RequestLog.KEPT));
    return log.begin(key, fingerprint, open.now());
  }

  /** Keeps the answer of a request that was begun. */
  public void answer(RequestLog.Key key, RequestLog.Answer answer) {
    open.storage().requestLog().answer(key, answer);
  }

  /** Forgets a request that changed nothing. */
  public void abandon(RequestLog.Key key) {
    open.storage().requestLog().abandon(key);
  }
}
