package org.mailpromoter.app.remote;

import org.mailpromoter.access.Refusal;
import org.mailpromoter.web.Response;

/** Why a service does not run a command, as one line. */
final class RefusedCommand {
  private RefusedCommand() {}

  static Response of(Refusal refusal) {
    return Response.of(status(refusal)).text("text/plain", sentence(refusal) + "\n");
  }

  private static int status(Refusal refusal) {
    if (refusal instanceof Refusal.Forbidden || refusal instanceof Refusal.LoginNeeded) {
      return 403;
    }
    return refusal instanceof Refusal.Unavailable ? 503 : 400;
  }

  private static String sentence(Refusal refusal) {
    if (refusal instanceof Refusal.Forbidden forbidden) {
      return forbidden.sentence();
    }
    if (refusal instanceof Refusal.LoginNeeded) {
      return "The service runs commands for the user it runs as, and for root.";
    }
    if (refusal instanceof Refusal.Unavailable away) {
      return away.sentence();
    }
    if (refusal instanceof Refusal.Failed failed) {
      return failed.sentence();
    }
    return "The service is of another version and does not know this command.";
  }
}
