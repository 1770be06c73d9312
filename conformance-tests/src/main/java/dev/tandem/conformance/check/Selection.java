package dev.tandem.conformance.check;

import dev.tandem.conformance.requirement.Area;
import dev.tandem.conformance.requirement.Level;
import dev.tandem.conformance.requirement.Requirement;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which checks of which requirements are to run; what is null or empty takes all.
 *
 * @param only globs with * and ? over the id of the requirement or of the check
 */
public record Selection(List<String> only, @Nullable Area area, @Nullable Level level) {
  /** Everything. */
  public static final Selection ALL = new Selection(List.of(), null, null);

  public Selection {
    only = List.copyOf(only);
  }

  /** Whether the requirement is of the area and level. */
  public boolean takes(Requirement requirement) {
    return (area == null || area == requirement.area())
        && (level == null || level == requirement.level());
  }

  /** The checks of this requirement that are to run. */
  public List<String> checks(Requirement requirement) {
    if (!takes(requirement)) {
      return List.of();
    }
    boolean whole = only.isEmpty() || isNamed(requirement.id());
    return requirement.checks().stream().filter(check -> whole || isNamed(check)).toList();
  }

  private boolean isNamed(String id) {
    return only.stream().anyMatch(glob -> matches(glob, id));
  }

  /** Whether a text fits a glob with * and ?. */
  public static boolean matches(String glob, String text) {
    String pattern = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text).matches();
  }
}
