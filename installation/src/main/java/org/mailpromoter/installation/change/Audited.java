package org.mailpromoter.installation.change;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.access.AuditDeed;
import org.mailpromoter.core.access.AuditDeed.Outcome;
import org.mailpromoter.core.fault.Faulted;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.permission.Operation;

/**
 * One request for a change on its way into the audit log. Every change runs in one: when it ends,
 * one entry says what became of it, however many messages or records it was about. A request that
 * changes nothing, because everything is so already, has none. Used by one thread.
 */
public final class Audited {
  private final OpenInstallation open;
  private final Requester by;
  private final String operation;
  private final String object;
  private Optional<RecordId> concerns = Optional.empty();
  private String before = "";
  private String after = "";
  private boolean unchanged;

  private Audited(OpenInstallation open, Requester by, String operation, String object) {
    this.open = Objects.requireNonNull(open, "open");
    this.by = Objects.requireNonNull(by, "by");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.object = Objects.requireNonNull(object, "object");
  }

  /**
   * A change.
   *
   * @param <T> what it returns
   * @param <X> what it throws
   * @param <Y> what else it throws
   * @param <Z> what else it throws
   */
  @FunctionalInterface
  public interface Work<T, X extends Exception, Y extends Exception, Z extends Exception> {
    /** Makes the change, and notes in the entry what is known only meanwhile. */
    T on(Audited entry) throws X, Y, Z;
  }

  /**
   * An entry about an object.
   *
   * @param object names it, with its kind where a number or name alone would not: {@code activity
   *     7}
   */
  public static Audited of(
      OpenInstallation open, Requester by, Operation operation, Object object) {
    return of(open, by, operation.word(), String.valueOf(object));
  }

  /** An entry about what is no use case of permissions: logging in and out. */
  static Audited of(OpenInstallation open, Requester by, String word, String object) {
    return new Audited(open, by, word, object);
  }

  /** Whose object it is: they may see the entry. */
  public Audited concerning(Optional<RecordId> owner) {
    concerns = owner;
    return this;
  }

  /** The value before the change. */
  public Audited from(Object value) {
    before = String.valueOf(value);
    return this;
  }

  /** The value after the change. */
  public Audited to(Object value) {
    after = String.valueOf(value);
    return this;
  }

  /** Notes that nothing was changed, so that there is nothing to tell. */
  Audited unchanged() {
    unchanged = true;
    return this;
  }

  /** The same under a condition. */
  Audited unchangedIf(boolean same) {
    return same ? unchanged() : this;
  }

  /**
   * Makes the change and appends the entry, also if the change fails; none if nothing was changed.
   *
   * @throws org.mailpromoter.core.store.StoreException if the entry cannot be appended; the change
   *     was made then
   */
  public <T, X extends Exception, Y extends Exception, Z extends Exception> T run(
      Work<T, X, Y, Z> work) throws X, Y, Z {
    T result;
    try {
      result = work.on(this);
    } catch (Exception e) {
      failed(e);
      throw e;
    }
    if (!unchanged) {
      append(Outcome.DONE);
    }
    return result;
  }

  /** Appends an entry about what was not done. */
  void refused(String code) {
    append(Outcome.failed(code));
  }

  /** What made the change fail counts, and not what made the entry fail after it. */
  private void failed(Exception failure) {
    try {
      append(Outcome.failed(code(failure)));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void append(Outcome outcome) {
    open.storage()
        .auditLog()
        .append(
            new AuditDeed(
                open.now(),
                by.actor(),
                by.channel(),
                operation,
                object,
                concerns,
                before,
                after,
                by.reason(),
                outcome,
                by.request()));
  }

  /** The code of a failure, as documents show it. */
  private static String code(Exception failure) {
    if (failure instanceof NotFoundException missing) {
      return missing.code();
    }
    if (failure instanceof RefusedException refused) {
      return refused.code();
    }
    if (failure instanceof Faulted fault) {
      return fault.code().id();
    }
    if (failure instanceof CancellationException) {
      return "cancelled";
    }
    return failure instanceof InterruptedException ? "interrupted" : "defect";
  }
}
