package dev.tandem.conformance.check;

import dev.tandem.conformance.evidence.KnownSecrets;
import dev.tandem.conformance.target.ServerAddresses;
import dev.tandem.conformance.target.Target;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a target file tells the kit and no report may tell others. */
final class TargetSecrets {
  private TargetSecrets() {}

  /** The credentials, and the user information in the addresses, as it stands there and decoded. */
  static KnownSecrets of(Target target) {
    Set<String> values = new HashSet<>();
    for (ServerAddresses server : target.servers()) {
      take(values, server.ws());
      take(values, server.wss());
      take(values, server.http());
      take(values, server.https());
      values.addAll(server.credentials().secrets());
    }
    return new KnownSecrets(values);
  }

  private static void take(Set<String> values, @Nullable URI address) {
    String user = address == null ? null : address.getRawUserInfo();
    if (user != null && user.contains(":")) {
      String password = user.substring(user.indexOf(':') + 1);
      values.add(password);
      values.add(URLDecoder.decode(password, StandardCharsets.UTF_8));
    }
  }
}
