package org.mailpromoter.web;

import java.util.Objects;

/**
 * What answers one method on one path.
 *
 * @param <T> what is behind it
 * @param method the method
 * @param template the path
 * @param target what answers
 * @param most how many bytes the body of a request may have
 */
public record Route<T>(Method method, Template template, T target, long most) {
  /** A route whose requests have no larger bodies than forms. */
  public Route(Method method, Template template, T target) {
    this(method, template, target, Forms.MOST_BYTES);
  }

  /** Rejects nulls. */
  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(target, "target");
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
