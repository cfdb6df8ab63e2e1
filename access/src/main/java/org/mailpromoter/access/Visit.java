package org.mailpromoter.access;

import java.util.Objects;
import org.mailpromoter.core.access.Channel;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Sight;
import org.mailpromoter.web.Request;

/**
 * A request whose sender is known, and the installation it is about.
 *
 * @param request the request
 * @param caller who sent it, and how we know
 * @param permissions what they may do
 * @param sight how much they see of a message: what is shown of one comes from here
 * @param revealed the messages that they had revealed
 * @param open stays open until the request is answered
 * @param channel the way it came
 */
public record Visit(
    Request request,
    Caller caller,
    Permissions permissions,
    Sight sight,
    Revealed revealed,
    OpenInstallation open,
    Channel channel) {
  /** Rejects nulls. */
  public Visit {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(permissions, "permissions");
    Objects.requireNonNull(sight, "sight");
    Objects.requireNonNull(revealed, "revealed");
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(channel, "channel");
  }

  /** The same visit with a request whose body is read elsewhere. */
  public Visit with(Request other) {
    return new Visit(other, caller, permissions, sight, revealed, open, channel);
  }

  /** Who sent it. */
  public Identity identity() {
    return caller.identity();
  }

  /**
   * What each form of this session sends along in the hidden field {@code _token}, against forged
   * requests; empty for programs.
   */
  public String formToken() {
    return caller.formToken();
  }

  /**
   * Who asks for a change, for the audit log.
   *
   * @param reason why, as they gave it; may be empty
   */
  public Requester requester(String reason) {
    return new Requester(identity().actor(), channel, request.id(), reason);
  }
}
