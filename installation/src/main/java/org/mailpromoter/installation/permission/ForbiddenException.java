package org.mailpromoter.installation.permission;

import java.util.Objects;
import org.mailpromoter.core.fault.EnumWords;

/** A caller may not do what they asked for. Nothing was changed. A value without texts. */
public final class ForbiddenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Operation operation;
  private final Why why;

  /** Why it is forbidden. */
  public enum Why {
    /** The role of the caller does not include it. */
    ROLE,
    /** The caller's API token is not for it. */
    SCOPE,
    /** The object belongs to others. */
    FOREIGN
  }

  /** A use case that is forbidden. */
  public ForbiddenException(Operation operation, Why why) {
    super(operation + " " + why);
    this.operation = Objects.requireNonNull(operation, "operation");
    this.why = Objects.requireNonNull(why, "why");
  }

  /** The code by which programs tell failed requests apart: {@code forbidden/WHY}. */
  public String code() {
    return "forbidden/" + EnumWords.of(why);
  }

  /** What is forbidden. */
  public Operation operation() {
    return operation;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
