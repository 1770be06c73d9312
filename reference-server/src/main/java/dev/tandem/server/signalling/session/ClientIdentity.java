package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import java.util.List;

/** What a client says of itself in {@code connection}. */
record ClientIdentity(
    String appKey,
    String clientVersion,
    String clientOSVersion,
    String clientBrowserVersion,
    List<String> mediaProviders,
    boolean keepAlive) {
  private static final int MAX_TEXT = 512;
  private static final int MAX_PROVIDERS = 16;

  static ClientIdentity read(Fields fields) throws BadMessageException {
    String appKey = shortened(fields.text("appKey"));
    return new ClientIdentity(
        appKey.isEmpty() ? "defaultApp" : appKey,
        shortened(fields.textOr("clientVersion", "")),
        shortened(fields.textOr("clientOSVersion", "")),
        shortened(fields.textOr("clientBrowserVersion", "")),
        fields.texts("mediaProviders").stream()
            .limit(MAX_PROVIDERS)
            .map(ClientIdentity::shortened)
            .toList(),
        fields.flag("keepAlive", false));
  }

  private static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
