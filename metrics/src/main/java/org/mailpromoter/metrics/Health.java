package org.mailpromoter.metrics;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.installation.DamageWatch;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/**
 * Whether a process lives, and whether it is ready; one word each, since anybody may ask. Details
 * are in the status. Thread-safe.
 */
public final class Health {
  private final BooleanSupplier alive;
  private final Desk desk;

  /**
   * The health of a process.
   *
   * @param alive whether the loops of the service run; must be fast and ask no storage
   * @param desk lends the open storage, or not
   */
  public Health(BooleanSupplier alive, Desk desk) {
    this.alive = Objects.requireNonNull(alive, "alive");
    this.desk = Objects.requireNonNull(desk, "desk");
  }

  /** Answers {@code GET /health/live}: 503 if the process must be started again. */
  public Response live(Request request) {
    return answer(alive.getAsBoolean(), "alive\n", "not alive\n");
  }

  /** Answers {@code GET /health/ready}: 503 while no requests should be sent here. */
  public Response ready(Request request) {
    return answer(isReady(), "ready\n", "not ready\n");
  }

  private boolean isReady() {
    try {
      return desk.lend(Health::isWritable);
    } catch (Desk.ClosedException | StoreException e) {
      return false;
    }
  }

  /** A storage is opened only in the present version of its schema. */
  private static boolean isWritable(OpenInstallation open) {
    return DamageWatch.unwritten(open.storage()).isEmpty()
        && isWritable(open.parts().deployment().storage().place());
  }

  private static boolean isWritable(String place) {
    try {
      Path file = Path.of(place);
      return !Files.exists(file) || Files.isWritable(file);
    } catch (InvalidPathException e) {
      return true; // no file
    }
  }

  private static Response answer(boolean good, String yes, String no) {
    return good
        ? Response.of(200).text("text/plain", yes)
        : Response.of(503).text("text/plain", no).header("Retry-After", "2");
  }
}
