package dev.tandem.server.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** {@code /?action=stat}: statistics in the form of WCS, which its Console reads. */
final class StatMethod implements RestGroup {

  /**
   * Some figures under a heading.
   *
   * @param name as {@code groups} names it
   * @param figures asked for at each request, in the order to be shown
   */
  record Group(String name, Supplier<Map<String, Object>> figures) {}

  private final List<Group> groups;

  StatMethod(List<Group> groups) {
    this.groups = groups;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.withoutBody("/", this::stat));
  }

  private RestResponse stat(RestRequest request) throws RestException {
    String action = request.query().getOrDefault("action", "");
    if (!action.equals("stat")) {
      throw RestException.badRequest("action is \"" + action + "\"; expected stat");
    }
    List<Group> chosen = chosen(request.query().getOrDefault("groups", ""));
    String format = request.query().getOrDefault("format", "text");
    return switch (format) {
      case "text" -> RestResponse.text("text/plain;charset=utf-8", text(chosen));
      case "json" -> RestResponse.json(json(chosen));
      default ->
          throw RestException.badRequest("format is \"" + format + "\"; expected text or json");
    };
  }

  private List<Group> chosen(String names) throws RestException {
    if (names.isBlank()) {
      return groups;
    }
    List<String> known = groups.stream().map(Group::name).toList();
    List<String> wanted = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      String plain = name.strip().toLowerCase(Locale.ROOT).replaceFirst("[_-]?stats?$", "");
      if (!known.contains(plain)) {
        throw RestException.badRequest(
            "groups has \"%s\"; known are %s".formatted(name, String.join(", ", known)));
      }
      wanted.add(plain);
    }
    Set<String> wantedNames = Set.copyOf(wanted);
    return groups.stream().filter(group -> wantedNames.contains(group.name())).toList();
  }

  private static String text(List<Group> chosen) {
    StringBuilder out = new StringBuilder();
    for (Group group : chosen) {
      String title =
          group.name().substring(0, 1).toUpperCase(Locale.ROOT) + group.name().substring(1);
      out.append("-----").append(title).append(" Stats-----\n");
      group
          .figures()
          .get()
          .forEach((key, value) -> out.append(key).append('=').append(value).append('\n'));
    }
    return out.toString();
  }

  private static ObjectNode json(List<Group> chosen) {
    ObjectNode json = Json.object();
    for (Group group : chosen) {
      ObjectNode figures = json.putObject(group.name());
      group.figures().get().forEach((key, value) -> figures.putPOJO(key, value));
    }
    return json;
  }
}
