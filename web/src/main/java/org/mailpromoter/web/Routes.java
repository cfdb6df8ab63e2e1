package org.mailpromoter.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the route of a request. Fixed segments win over parameters. Immutable.
 *
 * @param <T> what is behind the routes
 */
public final class Routes<T> {
  private final List<Route<T>> routes;

  /** What a request leads to. */
  public sealed interface Found<T> {
    /**
     * A route.
     *
     * @param request the request with the parameters of its path
     */
    record One<T>(Route<T> route, Request request) implements Found<T> {
      /** Rejects nulls. */
      public One {
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(request, "request");
      }
    }

    /**
     * The path exists, with other methods only.
     *
     * @param allowed these
     */
    record OtherMethods<T>(Set<Method> allowed) implements Found<T> {
      /** Copies the set. */
      public OtherMethods {
        allowed = Set.copyOf(allowed);
      }
    }

    /** There is no such path. */
    record Nothing<T>() implements Found<T> {}
  }

  /**
   * Routes.
   *
   * @throws IllegalArgumentException if two of them have one method and path
   */
  public Routes(List<Route<T>> routes) {
    Set<String> seen = new HashSet<>();
    for (Route<T> each : routes) {
      if (!seen.add(
          each.method() + " " + each.template().toString().replaceAll("\\{[^}]*}", "{}"))) {
        throw new IllegalArgumentException("There are two routes " + each + ".");
      }
    }
    List<Route<T>> sorted = new ArrayList<>(routes);
    sorted.sort(Comparator.comparingLong((Route<T> each) -> -each.template().fixed()));
    this.routes = List.copyOf(sorted);
  }

  /** All of them. */
  public List<Route<T>> all() {
    return routes;
  }

  /** The route of a request. */
  public Found<T> find(Request request) {
    List<String> path = List.of(request.path().substring(1).split("/", -1));
    Set<Method> others = EnumSet.noneOf(Method.class);
    for (Route<T> each : routes) {
      Optional<Map<String, String>> parameters = each.template().match(path);
      if (parameters.isPresent()) {
        if (each.method() == request.method()) {
          return new Found.One<>(
              each, request.withParameters(parameters.get()).withMost(each.most()));
        }
        others.add(each.method());
      }
    }
    return others.isEmpty() ? new Found.Nothing<>() : new Found.OtherMethods<>(others);
  }
}
