package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.core.activity.Actor;

/**
 * Who asks for a change, and how, as the audit log keeps it.
 *
 * @param actor who
 * @param channel the way the request came
 * @param request the id of the request, as logs show it; empty if it has none
 * @param reason why, as they gave it; may be empty
 */
public record Requester(Actor actor, Channel channel, String request, String reason) {
  /** Rejects nulls. */
  public Requester {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(reason, "reason");
  }

  /** Somebody who gives a command on the host. */
  public static Requester command(Actor actor) {
    return new Requester(actor, Channel.COMMAND, "", "");
  }

  /** The same with a reason. */
  public Requester because(String why) {
    return new Requester(actor, channel, request, why);
  }
}
