package org.mailpromoter.access;

import java.util.Objects;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.web.Request;

/**
 * A request whose sender is known, and the installation it is about.
 *
 * @param request the request
 * @param permissions what its sender may do
 * @param open stays open until the request is answered
 * @param formToken what each form of this session sends along, against forged requests; empty for
 *     callers without a session
 */
public record Visit(
    Request request, Permissions permissions, OpenInstallation open, String formToken) {
  /** Rejects nulls. */
  public Visit {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(permissions, "permissions");
    Objects.requireNonNull(open, "open");
    Objects.requireNonNull(formToken, "formToken");
  }

  /** Who sent it. */
  public Identity identity() {
    return permissions.identity();
  }
}
