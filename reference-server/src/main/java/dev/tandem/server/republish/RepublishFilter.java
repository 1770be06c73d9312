package dev.tandem.server.republish;

import org.jspecify.annotations.Nullable;

/**
 * Which pushes and pulls are meant: those that agree in every field that is given. The uri is
 * compared after normalisation. A filter without any field means none of them.
 */
public record RepublishFilter(
    @Nullable String uri,
    @Nullable String localStreamName,
    @Nullable String remoteStreamName,
    @Nullable String id) {

  boolean matches(RepublishSession session) {
    if (uri == null && localStreamName == null && remoteStreamName == null && id == null) {
      return false;
    }
    return (uri == null || session.target().isNamedBy(uri))
        && (localStreamName == null || localStreamName.equals(session.localStreamName()))
        && (remoteStreamName == null || remoteStreamName.equals(session.remoteStreamName()))
        && (id == null || id.equals(session.id()));
  }
}
