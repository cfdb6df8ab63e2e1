package org.mailpromoter.installation.comparison;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.spi.policy.SourcePlace;

/**
 * A setting there and here. Values are in their one written form. Immutable.
 *
 * @since 0.1
 */
public final class ComparedSetting {
  private final String scope;
  private final String key;
  private final @Nullable String there;
  private final @Nullable SourcePlace place;
  private final @Nullable String here;
  private final @Nullable Origin origin;

  private ComparedSetting(
      String scope,
      String key,
      @Nullable String there,
      @Nullable SourcePlace place,
      @Nullable String here,
      @Nullable Origin origin) {
    this.scope = Objects.requireNonNull(scope, "scope");
    this.key = Objects.requireNonNull(key, "key");
    this.there = there;
    this.place = place;
    this.here = here;
    this.origin = origin;
  }

  /** A setting of the other CRM, for which nothing is configured here. */
  public static ComparedSetting there(String scope, String key, String value, SourcePlace place) {
    return new ComparedSetting(scope, key, value, place, null, null);
  }

  /** A setting that the other CRM does not have. */
  public static ComparedSetting here(String scope, String key, String value) {
    return new ComparedSetting(scope, key, null, null, value, null);
  }

  /** The same with the value that is in force here. */
  public ComparedSetting and(String value) {
    return new ComparedSetting(scope, key, there, place, value, origin);
  }

  /** The same with the origin of the value here. */
  public ComparedSetting from(Origin known) {
    return new ComparedSetting(scope, key, there, place, here, known);
  }

  /** The organization, or the id of a user, queue or mailbox. */
  public String scope() {
    return scope;
  }

  /** The setting. */
  public String key() {
    return key;
  }

  /** Its value there; empty if it is not known there. */
  public Optional<String> there() {
    return Optional.ofNullable(there);
  }

  /** Where the value there is. */
  public Optional<SourcePlace> place() {
    return Optional.ofNullable(place);
  }

  /** The value in force here; empty if nothing is configured for it. */
  public Optional<String> here() {
    return Optional.ofNullable(here);
  }

  /** Where the value here comes from; empty if that is not kept. */
  public Optional<Origin> origin() {
    return Optional.ofNullable(origin);
  }

  /** Whether the values differ. */
  public boolean differs() {
    return !Objects.equals(there, here);
  }

  @Override
  public String toString() {
    return scope + " " + key + ": there " + there + ", here " + here;
  }
}
