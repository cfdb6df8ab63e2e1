package org.mailpromoter.web;

import java.util.Objects;

/**
 * What answers one method on one path.
 *
 * @param <T> what is behind it
 * @param method the method
 * @param template the path
 * @param target what answers
 */
public record Route<T>(Method method, Template template, T target) {
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
