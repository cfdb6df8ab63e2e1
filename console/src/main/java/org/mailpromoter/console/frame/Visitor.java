package org.mailpromoter.console.frame;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailpromoter.access.Visit;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;

/**
 * Who looks at a page.
 *
 * @param name the name in the audit log; empty when nobody is logged in
 * @param role the role in a word
 * @param formToken what each form sends along, against forged requests
 * @param places the navigation, by group
 */
public record Visitor(
    String name, String role, String formToken, Map<Section.Group, List<Section>> places) {
  /** The field of each form that holds {@link #formToken}. */
  public static final String TOKEN_FIELD = "_token";

  /** Nobody. */
  public static final Visitor NOBODY = new Visitor("", "", "", Map.of());

  /** Rejects nulls. */
  public Visitor {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(formToken, "formToken");
    Objects.requireNonNull(places, "places");
  }

  /** The sender of a request. */
  public static Visitor of(Visit visit) {
    return new Visitor(
        visit.identity().name(),
        visit.identity().role().name().toLowerCase(Locale.ROOT),
        visit.formToken(),
        places(visit.permissions()));
  }

  private static Map<Section.Group, List<Section>> places(Permissions permissions) {
    return Stream.of(Section.values())
        .filter(each -> each.group() != Section.Group.NONE)
        .filter(each -> permissions.reach(each.operation()) != Reach.NONE)
        .collect(
            Collectors.groupingBy(
                Section::group,
                () -> new EnumMap<>(Section.Group.class),
                Collectors.toUnmodifiableList()));
  }

  /** Whether somebody is logged in. */
  public boolean isKnown() {
    return !name.isEmpty();
  }
}
